import hashlib
from hashlib import md5, new as new_hash


def store(password):
    # ruleid: hashlib-weak
    a = hashlib.md5(password.encode()).hexdigest()
    # ok: hashlib-weak
    b = hashlib.sha256(password.encode())
    # ok: hashlib-weak
    c = md5(password, usedforsecurity=False)
    # ruleid: hashlib-weak
    d = new_hash("md4", password)
    # ruleid: hashlib-weak
    e = md5()
    return a, b, c, d, e


def tag(content):
    # ok: hashlib-weak
    digest = hashlib.sha1(content).hexdigest()
    return etag(digest)


def later(content):
    algorithm = "md5"
    # ruleid: hashlib-weak
    return hashlib.new(algorithm, content)
