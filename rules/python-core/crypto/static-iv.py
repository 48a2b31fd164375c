import os

from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt(key, data, stored):
    # ruleid: python.crypto.static-iv
    Cipher(algorithms.AES(key), modes.CBC(b"0123456789abcdef"))
    # ruleid: python.crypto.static-iv
    Cipher(algorithms.AES(key), modes.CTR(b"\x00" * 16))
    # ruleid: python.crypto.static-iv
    AES.new(key, AES.MODE_CBC, b"This is an IV456")
    # ruleid: python.crypto.static-iv
    AES.new(key, AES.MODE_CBC, iv="0123456789abcdef".encode())
    # ruleid: python.crypto.static-iv
    AES.new(key, AES.MODE_GCM, nonce=bytes(12))
    # ruleid: python.crypto.static-iv
    AESGCM(key).encrypt(b"unique nonce", data, None)

    # ok: python.crypto.static-iv
    Cipher(algorithms.AES(key), modes.CBC(os.urandom(16)))
    # ok: python.crypto.static-iv
    AES.new(key, AES.MODE_CBC, get_random_bytes(16))
    # ok: python.crypto.static-iv
    AES.new(key, AES.MODE_CBC, iv=stored[:16])
    # ok: python.crypto.static-iv
    AESGCM(key).encrypt(os.urandom(12), data, b"associated data")
    # ok: python.crypto.static-iv
    AES.new(b"0123456789abcdef", AES.MODE_CBC, os.urandom(16))

    box = AESGCM(key)
    # The object passes through a variable before it is used.
    # todoruleid: python.crypto.static-iv
    box.encrypt(b"unique nonce", data, None)
