import hashlib
import hashlib as h
from hashlib import md5


def digest(data, stream):
    # ruleid: python.crypto.weak-hash
    hashlib.sha256(data).hexdigest()

    # ruleid: python.crypto.weak-hash
    state = hashlib.sha256()
    state.update(stream.read())

    # ruleid: python.crypto.weak-hash
    fingerprint = hashlib.sha256(data.encode("utf-8")).digest()

    # ruleid: python.crypto.weak-hash
    hashlib.sha256(data, usedforsecurity=True)

    # ok: python.crypto.weak-hash
    etag = hashlib.md5(data, usedforsecurity=False)

    # ok: python.crypto.weak-hash
    bucket = hashlib.sha1(usedforsecurity=False, string=data)

    # ok: python.crypto.weak-hash
    good = hashlib.sha256(data)

    # Reported by python.crypto.password-fast-hash instead.
    # ok: python.crypto.weak-hash
    stored = hashlib.md5(data.password.encode())

    return state, fingerprint, etag, bucket, good, stored


class Ring:
    def md5(self, data):
        return data

    def place(self, data):
        # ok: python.crypto.weak-hash
        return self.md5(data)


def by_name(data):
    # The function travels through a variable.
    make = hashlib.md5
    # todoruleid: python.crypto.weak-hash
    return make(data)
