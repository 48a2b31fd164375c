import os
from pathlib import Path

# ruleid: python.secrets.secret-key-setting
SECRET_KEY = "django-insecure-0000000000000000000000000000000000000000000000000"


class Config:
    # ruleid: python.secrets.secret-key-setting
    SECRET_KEY = b"dev"
    # ruleid: python.secrets.secret-key-setting
    JWT_SECRET_KEY: str = 'dev'


class Production(Config):
    # ok: python.secrets.secret-key-setting
    SECRET_KEY = os.environ["SECRET_KEY"]


class Base:
    # ok: python.secrets.secret-key-setting
    SECRET_KEY = ""


class FromFile:
    # ok: python.secrets.secret-key-setting
    SECRET_KEY = Path("key").read_text()
    # ok: python.secrets.secret-key-setting
    SECRET_KEY_FILE = "/run/secrets/key"


# A fallback is a key in the code, too.
# ruleid: python.secrets.secret-key-setting
SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
# ok: python.secrets.secret-key-setting
SECRET_KEY = os.getenv("SECRET_KEY", "")
NAMES = {
    # Inside a dictionary it is another rule's.
    # ok: python.secrets.secret-key-setting
    "SECRET_KEY": "dev",
}
