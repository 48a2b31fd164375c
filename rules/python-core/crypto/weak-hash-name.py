import hashlib
import hmac

from Crypto.Hash import MD4
from Crypto.Hash import MD5 as LegacyHash
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP


def digests(data, key, handle, algorithm):
    # ruleid: python.crypto.weak-hash-name
    hashlib.new("md5", data)
    # ruleid: python.crypto.weak-hash-name
    hashlib.new(name='SHA1')
    # ruleid: python.crypto.weak-hash-name
    hashlib.file_digest(handle, "sha1")
    # ruleid: python.crypto.weak-hash-name
    hmac.new(key, data, hashlib.md5)
    # ruleid: python.crypto.weak-hash-name
    hmac.new(key, msg=data, digestmod="sha1")
    # ruleid: python.crypto.weak-hash-name
    hashes.Hash(hashes.MD5())
    # ruleid: python.crypto.weak-hash-name
    key.sign(data, SHA1())
    # ruleid: python.crypto.weak-hash-name
    MD4.new(data)
    # ruleid: python.crypto.weak-hash-name
    LegacyHash.new()

    # ok: python.crypto.weak-hash-name
    hashlib.new("sha256", data)
    # ok: python.crypto.weak-hash-name
    hashlib.new("md5", data, usedforsecurity=False)
    # ok: python.crypto.weak-hash-name
    hmac.new(key, data, hashlib.sha256)
    # ok: python.crypto.weak-hash-name
    hashes.Hash(hashes.SHA256())
    # ok: python.crypto.weak-hash-name
    hashlib.new(algorithm, data)
    # ok: python.crypto.weak-hash-name
    TOTP(key, 6, hashes.SHA1(), 30)
    # ok: python.crypto.weak-hash-name
    padding.OAEP(mgf=padding.MGF1(hashes.SHA1()), algorithm=hashes.SHA1(), label=None)
    # ok: python.crypto.weak-hash-name
    hashlib.new("md5sum-of-nothing")
