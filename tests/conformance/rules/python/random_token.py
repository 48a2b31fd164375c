import random
import secrets
import string


def make():
    # ruleid: random-token
    otp = random.randint(100000, 999999)
    # ruleid: random-token
    token = "".join(random.choice(string.ascii_letters) for _ in range(32))
    # ok: random-token
    colour = random.choice(["red", "green"])
    # ok: random-token
    secret = secrets.token_hex(16)
    # ruleid: random-token
    self.reset_token = str(random.choice(range(9)))
    # ruleid: random-token
    password = [random.choice(string.digits) for _ in range(6)]
    return otp, token, colour, secret, password
