def check(request, token, expected):
    # ruleid: compare-secret
    if request.headers["X"] == token:
        return True
    # ruleid: compare-secret
    if token == expected:
        return True
    # ok: compare-secret
    if token == "":
        return False
    # ok: compare-secret
    if token != None:
        return False
    # ok: compare-secret
    if expected == request.x:
        return False
    # ruleid: compare-secret
    return not (request.signature != expected)
