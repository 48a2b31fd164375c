import rsa as python_rsa
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa, rsa
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as make_key
from paramiko import RSAKey


def keys(size):
    # ruleid: python.crypto.short-key
    rsa.generate_private_key(public_exponent=65537, key_size=1024)
    # ruleid: python.crypto.short-key
    make_key(65537, 512)
    # ruleid: python.crypto.short-key
    dsa.generate_private_key(1024)
    # ruleid: python.crypto.short-key
    RSA.generate(1536)
    # ruleid: python.crypto.short-key
    RSAKey.generate(bits=1024)
    # ruleid: python.crypto.short-key
    python_rsa.newkeys(2047)

    # ok: python.crypto.short-key
    rsa.generate_private_key(public_exponent=65537, key_size=3072)
    # ok: python.crypto.short-key
    RSA.generate(2048)
    # ok: python.crypto.short-key
    rsa.generate_private_key(65537, size)
    # ok: python.crypto.short-key
    dsa.generate_private_key(key_size=4096)
