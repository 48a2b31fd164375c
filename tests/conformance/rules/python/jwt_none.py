import jwt


def read(token, key):
    # ruleid: jwt-none
    a = jwt.decode(token, options={"verify_signature": False})
    # ruleid: jwt-none
    b = jwt.decode(token, key, verify=False)
    # ruleid: jwt-none
    c = jwt.decode(token, key, algorithms=["HS256", "none"])
    # ok: jwt-none
    d = jwt.decode(token, key, algorithms=["HS256"])
    # ok: jwt-none
    e = jwt.decode(token, key, options={"verify_exp": False}, algorithms=["HS256"])
    # ruleid: jwt-none
    f = jwt.encode({"sub": 1}, "", algorithm="none")
    # ok: jwt-none
    g = jwt.encode({"sub": 1}, key, algorithm="HS256")
    options = {"verify_signature": False, "verify_exp": True}
    # ruleid: jwt-none
    h = jwt.decode(token, options=options)
    return a, b, c, d, e, f, g, h
