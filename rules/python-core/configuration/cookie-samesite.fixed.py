def login(response, app, choice):
    # ruleid: python.configuration.cookie-samesite
    response.set_cookie("session", "abc", secure=True, samesite="Lax")
    # ruleid: python.configuration.cookie-samesite
    response.set_signed_cookie("session", "abc", samesite="Lax")
    # ruleid: python.configuration.cookie-samesite
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"

    # ok: python.configuration.cookie-samesite
    response.set_cookie("session", "abc", samesite="Lax")
    # ok: python.configuration.cookie-samesite
    response.set_cookie("session", "abc", samesite=choice)
    # Browsers then treat the cookie as `Lax`.
    # ok: python.configuration.cookie-samesite
    response.set_cookie("session", "abc")
    # ok: python.configuration.cookie-samesite
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    return response


# ruleid: python.configuration.cookie-samesite
SESSION_COOKIE_SAMESITE = "Lax"
