import hashlib
from hashlib import sha512 as fast


def store(user, password, request, salt, pw):
    # ruleid: python.crypto.password-fast-hash
    user.digest = hashlib.sha256(password.encode()).hexdigest()

    # ruleid: python.crypto.password-fast-hash
    user.digest = hashlib.md5(salt + password).hexdigest()

    # ruleid: python.crypto.password-fast-hash
    user.digest = fast(request.form["password"].encode("utf-8")).digest()

    # ruleid: python.crypto.password-fast-hash
    user.digest = hashlib.sha1(f"{salt}{user.passwd}".encode()).hexdigest()

    # ruleid: python.crypto.password-fast-hash
    user.digest = hashlib.sha256(pw.encode()).hexdigest()

    # ruleid: python.crypto.password-fast-hash
    user.digest = hashlib.sha256(request.form["user_pwd"].encode()).hexdigest()

    # ok: python.crypto.password-fast-hash
    power = hashlib.sha256(user.pwm.encode()).hexdigest()

    # ok: python.crypto.password-fast-hash
    user.digest = hashlib.scrypt(password.encode(), salt=salt, n=2**17, r=8, p=1)

    # ok: python.crypto.password-fast-hash
    user.digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)

    # ok: python.crypto.password-fast-hash
    checksum = hashlib.sha256(user.avatar).hexdigest()

    # ok: python.crypto.password-fast-hash
    cache_key = hashlib.sha256(user.password_hash.encode()).hexdigest()

    # ok: python.crypto.password-fast-hash
    lookup = hashlib.sha256(user.password_reset_token.encode()).hexdigest()

    state = hashlib.sha256()
    # The password arrives in a second call; nothing ties it to the constructor yet.
    # todoruleid: python.crypto.password-fast-hash
    state.update(password.encode())
    return power, checksum, cache_key, lookup
