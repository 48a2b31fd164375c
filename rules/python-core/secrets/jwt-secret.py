import os

import jwt
from jose import jwt as tokens
from jwt import encode


def issue(claims, token, settings):
    # ruleid: python.secrets.jwt-secret
    jwt.encode(claims, "s3cr3t", algorithm="HS256")
    # ruleid: python.secrets.jwt-secret
    jwt.decode(token, key=b"s3cr3t", algorithms=["HS256"])
    # ruleid: python.secrets.jwt-secret
    encode(claims, "s3cr3t")
    # ruleid: python.secrets.jwt-secret
    return jwt.encode({"sub": "1"}, 's3cr3t').decode()


def sound(claims, token, settings, codec):
    # ok: python.secrets.jwt-secret
    jwt.encode(claims, os.environ["JWT_KEY"], algorithm="HS256")
    # ok: python.secrets.jwt-secret
    jwt.decode(token, settings.JWT_KEY, algorithms=["HS256"])
    # ok: python.secrets.jwt-secret
    jwt.decode(token, "-----BEGIN PUBLIC KEY-----\nMIIB", algorithms=["RS256"])
    # ok: python.secrets.jwt-secret
    codec.encode(claims, "utf-8")
    # The module goes by a name that does not tell.
    # todoruleid: python.secrets.jwt-secret
    tokens.encode(claims, "s3cr3t")
