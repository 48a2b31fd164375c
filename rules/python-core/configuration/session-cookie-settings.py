import os

# ruleid: python.configuration.session-cookie-settings
SESSION_COOKIE_SECURE = False


class Config:
    # ruleid: python.configuration.session-cookie-settings
    REMEMBER_COOKIE_HTTPONLY: bool = False
    # ok: python.configuration.session-cookie-settings
    CSRF_COOKIE_SECURE = True


def create(app):
    # ruleid: python.configuration.session-cookie-settings
    app.config["SESSION_COOKIE_HTTPONLY"] = False
    # ruleid: python.configuration.session-cookie-settings
    app.config.update(TESTING=False, SESSION_COOKIE_SECURE=False)

    # ok: python.configuration.session-cookie-settings
    app.config["SESSION_COOKIE_SECURE"] = True
    # ok: python.configuration.session-cookie-settings
    app.config["SESSION_COOKIE_SECURE"] = os.environ.get("SHOP_TLS") == "1"
    # ok: python.configuration.session-cookie-settings
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    return app
