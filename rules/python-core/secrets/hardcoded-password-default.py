# ruleid: python.secrets.hardcoded-password-default
def connect(host, password="hunter22"):
    return host, password


class Store:
    # ruleid: python.secrets.hardcoded-password-default
    async def open(self, user: str, api_key: str = "0a1b2c3d4e", retries=3):
        return user, api_key, retries

    # ruleid: python.secrets.hardcoded-password-default
    def close(self, *, client_secret='9fd2-11aa'):
        return client_secret

    # ok: python.secrets.hardcoded-password-default
    def check(self, password=None):
        return password

    # ok: python.secrets.hardcoded-password-default
    def reset(self, password=""):
        return password

    # ok: python.secrets.hardcoded-password-default
    def find(self, password_field="password", secret="secret_name"):
        return password_field, secret
