import hashlib
from hashlib import pbkdf2_hmac

import bcrypt
from Crypto.Protocol.KDF import PBKDF2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC


def derive(password, salt, rounds):
    # ruleid: python.crypto.low-kdf-cost
    hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
    # ruleid: python.crypto.low-kdf-cost
    pbkdf2_hmac("sha256", password, salt, iterations=10_000)
    # ruleid: python.crypto.low-kdf-cost
    PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=4096)
    # ruleid: python.crypto.low-kdf-cost
    PBKDF2(password, salt, 32, count=1000)
    # ruleid: python.crypto.low-kdf-cost
    bcrypt.hashpw(password, bcrypt.gensalt(rounds=4))
    # ruleid: python.crypto.low-kdf-cost
    hashlib.scrypt(password, salt=salt, n=1024, r=8, p=1)

    # ok: python.crypto.low-kdf-cost
    hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: python.crypto.low-kdf-cost
    PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=480000)
    # ok: python.crypto.low-kdf-cost
    bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: python.crypto.low-kdf-cost
    bcrypt.hashpw(password, bcrypt.gensalt(14))
    # ok: python.crypto.low-kdf-cost
    hashlib.pbkdf2_hmac("sha256", password, salt, rounds)
    # ok: python.crypto.low-kdf-cost
    hashlib.scrypt(password, salt=salt, n=131072, r=8, p=1)
