import hashlib
import os
from hashlib import pbkdf2_hmac as derive

import bcrypt
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.contrib.auth.hashers import make_password


def store(password, user):
    # ruleid: python.crypto.hardcoded-salt
    hashlib.pbkdf2_hmac("sha256", password, b"pepper", 600_000)
    # ruleid: python.crypto.hardcoded-salt
    derive("sha256", password, "pepper".encode(), 600_000)
    # ruleid: python.crypto.hardcoded-salt
    Scrypt(salt=b"\x00" * 16, length=32, n=2**17, r=8, p=1)
    # ruleid: python.crypto.hardcoded-salt
    bcrypt.hashpw(password, b"$2b$12$abcdefghijklmnopqrstuu")
    # ruleid: python.crypto.hardcoded-salt
    make_password(password, salt="seasoning")

    # ok: python.crypto.hardcoded-salt
    hashlib.pbkdf2_hmac("sha256", password, os.urandom(16), 600_000)
    # ok: python.crypto.hardcoded-salt
    bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: python.crypto.hardcoded-salt
    hashlib.scrypt(password, salt=user.salt, n=2**17, r=8, p=1)
    # ok: python.crypto.hardcoded-salt
    make_password(password)
