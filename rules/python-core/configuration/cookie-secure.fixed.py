from flask import make_response


def login(response, jar, options, production, request):
    # ruleid: python.configuration.cookie-secure
    response.set_cookie("session", "abc", secure=True)
    # ruleid: python.configuration.cookie-secure
    make_response("hello").set_cookie(key="theme", value="dark", httponly=True, secure=True)
    # ruleid: python.configuration.cookie-secure
    response.set_cookie("session", "abc", secure=True, samesite="Lax")
    # ruleid: python.configuration.cookie-secure
    response.set_cookie(
        "session",
        "abc",
        max_age=3600,
        secure=True,
    )

    # ok: python.configuration.cookie-secure
    response.set_cookie("session", "abc", secure=True, httponly=True)
    # ok: python.configuration.cookie-secure
    response.set_cookie("session", "abc", **options)
    # ok: python.configuration.cookie-secure
    response.set_cookie("session", "abc", secure=production)
    # ok: python.configuration.cookie-secure
    response.set_cookie("session", "", max_age=0)
    # ok: python.configuration.cookie-secure
    jar.set_cookie("abc")
    # ok: python.configuration.cookie-secure
    request.set_cookie(options["cookie"])
    # ok: python.configuration.cookie-secure
    response.delete_cookie("session")
    return response
