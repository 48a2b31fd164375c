def login(response, options, settings):
    # ruleid: python.configuration.cookie-httponly
    response.set_cookie("session", "abc", secure=True)
    # ruleid: python.configuration.cookie-httponly
    response.set_cookie(key="access_token", value="abc")
    # ruleid: python.configuration.cookie-httponly
    response.set_cookie('remember_me', "abc", secure=True, httponly=False)

    # ok: python.configuration.cookie-httponly
    response.set_cookie("session", "abc", secure=True, httponly=True)
    # ok: python.configuration.cookie-httponly
    response.set_cookie("csrftoken", "abc", secure=True)
    # ok: python.configuration.cookie-httponly
    response.set_cookie("theme", "dark", secure=True)
    # ok: python.configuration.cookie-httponly
    response.set_cookie("session", "abc", **options)
    # ok: python.configuration.cookie-httponly
    response.set_cookie("session", "abc", httponly=settings.SESSION_COOKIE_HTTPONLY)
    name = "session"
    # The name passes through a variable.
    # todoruleid: python.configuration.cookie-httponly
    response.set_cookie(name, "abc", secure=True)
    return response
