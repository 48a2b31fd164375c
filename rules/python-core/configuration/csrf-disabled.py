# ruleid: python.configuration.csrf-disabled
WTF_CSRF_ENABLED = False


class Config:
    # ruleid: python.configuration.csrf-disabled
    WTF_CSRF_CHECK_DEFAULT = False


class TestConfig:
    TESTING = True
    # ok: python.configuration.csrf-disabled
    WTF_CSRF_ENABLED = False


def create(app):
    # ruleid: python.configuration.csrf-disabled
    app.config["WTF_CSRF_ENABLED"] = False
    # ruleid: python.configuration.csrf-disabled
    app.config.update(WTF_CSRF_ENABLED=False, DEBUG=False)

    # ok: python.configuration.csrf-disabled
    app.config["WTF_CSRF_ENABLED"] = True
    # ok: python.configuration.csrf-disabled
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    # ok: python.configuration.csrf-disabled
    app.config["WTF_CSRF_SSL_STRICT"] = False
    return app
