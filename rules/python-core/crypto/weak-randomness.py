import random
import random as rnd
import secrets
import string
from random import choice

ALPHABET = string.ascii_letters + string.digits


def sign_up(user, mailer):
    # ruleid: python.crypto.weak-randomness
    user.reset_token = "".join(random.choice(ALPHABET) for _ in range(32))

    # ruleid: python.crypto.weak-randomness
    password = "".join([choice(ALPHABET) for _ in range(12)])

    # ruleid: python.crypto.weak-randomness
    session_id = rnd.getrandbits(128)

    # ruleid: python.crypto.weak-randomness
    user.set(session_id, otp=random.randrange(1_000_000))

    # ruleid: python.crypto.weak-randomness
    mailer.headers["api_key"] = random.getrandbits(256)

    # ok: python.crypto.weak-randomness
    token = secrets.token_urlsafe(32)

    # ok: python.crypto.weak-randomness
    salt = random.SystemRandom().getrandbits(64)

    # ok: python.crypto.weak-randomness
    delay = random.uniform(0.5, 1.5)

    # ok: python.crypto.weak-randomness
    colour = random.choice(["red", "green"])

    # ok: python.crypto.weak-randomness
    next_token_index = random.randrange(len(ALPHABET))

    return password, token, salt, delay, colour, next_token_index


def generate_token():
    # ruleid: python.crypto.weak-randomness
    return "".join(random.choice(ALPHABET) for _ in range(32))


def shuffle_tokens(tokens):
    # ok: python.crypto.weak-randomness
    return random.sample(tokens, len(tokens))


def indirect(user):
    value = random.getrandbits(64)
    # The number gets its telling name only one step later.
    # todoruleid: python.crypto.weak-randomness
    user.token = value
