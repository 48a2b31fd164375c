import os

DEBUG = False
# ruleid: django-settings-insecure-cookie
SESSION_COOKIE_SECURE = False
# ok: django-settings-insecure-cookie
CSRF_COOKIE_SECURE = True
# ruleid: django-settings-insecure-cookie
SECURE_SSL_REDIRECT = 0
# ok: django-settings-insecure-cookie
SESSION_COOKIE_HTTPONLY = os.environ.get("COOKIE") != "open"
# ok: django-settings-insecure-cookie
SESSION_COOKIE_AGE = 0
if DEBUG:
    # ruleid: django-settings-insecure-cookie
    CSRF_COOKIE_HTTPONLY = None


class Settings:
    # ruleid: django-settings-insecure-cookie
    SESSION_COOKIE_SECURE = False
    # ok: django-settings-insecure-cookie
    COOKIE_SECURE = False
