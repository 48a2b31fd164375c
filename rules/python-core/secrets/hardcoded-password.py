import os
import secrets

# ruleid: python.secrets.hardcoded-password
DB_PASSWORD = "tr0ub4dor&3"
# ruleid: python.secrets.hardcoded-password
api_key: str = 'q7Vb2LxN84tT'
DATABASE = {
    "user": "shop",
    # ruleid: python.secrets.hardcoded-password
    "password": "tr0ub4dor&3",
}


class Client:
    def __init__(self, config):
        # ruleid: python.secrets.hardcoded-password
        self.client_secret = b"8d1f7e6a5b"
        # ruleid: python.secrets.hardcoded-password
        config["AUTH_TOKEN"] = "0a1b2c3d4e5f"

        # ok: python.secrets.hardcoded-password
        self.password = os.environ["SHOP_PASSWORD"]
        # ok: python.secrets.hardcoded-password
        self.token = secrets.token_urlsafe(32)
        # ok: python.secrets.hardcoded-password
        self.api_key = ""
        # ok: python.secrets.hardcoded-password
        self.password = "<your password>"
        # ok: python.secrets.hardcoded-password
        self.auth_token = "changeme"
        # ok: python.secrets.hardcoded-password
        self.password_field = "userPassword"
        # ok: python.secrets.hardcoded-password
        self.password = f"{config.prefix}-{config.value}"
        # ok: python.secrets.hardcoded-password
        self.error_password = "The password is too short"
        # ok: python.secrets.hardcoded-password
        config["password"] = config["old_password"]


# ok: python.secrets.hardcoded-password
PASSWORD_RESET_URL = "accounts/reset"
# ok: python.secrets.hardcoded-password
SECRET = "secret"
# ok: python.secrets.hardcoded-password
OAUTH_CLIENT_SECRET = "oauth.client-secret"
# Too short to tell from a type or a mode.
# todoruleid: python.secrets.hardcoded-password
PASSWORD = "admin"
