import jwt
from jose import jwt as jose_jwt


def tokens(claims, token, key, codec):
    # ruleid: python.auth.jwt-none-algorithm
    jwt.encode(claims, None, algorithm="none")
    # ruleid: python.auth.jwt-none-algorithm
    jwt.decode(token, key, algorithms=["HS256", "none"])
    # ruleid: python.auth.jwt-none-algorithm
    jwt.decode(token, key, ["None"])
    # ruleid: python.auth.jwt-none-algorithm
    jose_jwt.decode(token, key, algorithms=['none'])

    # ok: python.auth.jwt-none-algorithm
    jwt.encode(claims, key, algorithm="HS256")
    # ok: python.auth.jwt-none-algorithm
    jwt.decode(token, key, algorithms=["RS256"])
    # ok: python.auth.jwt-none-algorithm
    codec.encode(claims, algorithm="none")
    # ok: python.auth.jwt-none-algorithm
    jwt.encode({"alg": "none"}, key, algorithm="HS256")
