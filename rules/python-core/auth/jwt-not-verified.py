import base64

import jwt
import jwt as pyjwt
from jose import jwt as jose_jwt


def claims(token, key, keys):
    # ruleid: python.auth.jwt-not-verified
    jwt.decode(token, options={"verify_signature": False})
    # ruleid: python.auth.jwt-not-verified
    jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": True, "verify_signature": False})
    # ruleid: python.auth.jwt-not-verified
    user = pyjwt.decode(token, verify=False)["sub"]
    # ruleid: python.auth.jwt-not-verified
    jose_jwt.decode(token, key, options=dict(verify_signature=False))

    # ok: python.auth.jwt-not-verified
    jwt.decode(token, key, algorithms=["HS256"])
    # ok: python.auth.jwt-not-verified
    jwt.decode(token, key, algorithms=["RS256"], options={"verify_signature": True})
    # ok: python.auth.jwt-not-verified
    base64.decode(token, verify=False)
    # ok: python.auth.jwt-not-verified
    header = jwt.get_unverified_header(token)

    options = {"verify_signature": False}
    # The options pass through a variable.
    # todoruleid: python.auth.jwt-not-verified
    jwt.decode(token, options=options)
    return user, header


def by_issuer(token, keys):
    # ok: python.auth.jwt-not-verified
    unverified = jwt.decode(token, options={"verify_signature": False})
    key = keys[unverified["iss"]]
    verified = jwt.decode(token, key, algorithms=["RS256"])
    return verified
