import hashlib
import hmac

ALGORITHM = "sha256"


def receive(request, body, key, user, token, settings):
    expected = hmac.new(key, body, ALGORITHM).hexdigest()
    signature = request.headers["X-Signature"]
    # ruleid: python.auth.timing-unsafe-compare
    if signature == expected:
        return body
    # ruleid: python.auth.timing-unsafe-compare
    if request.headers["X-Hub-Signature"] != expected:
        return None
    # ruleid: python.auth.timing-unsafe-compare
    if request.args["sig"] == hmac.new(key, body, "sha256").hexdigest():
        return body
    # ruleid: python.auth.timing-unsafe-compare
    allowed = request.api_key == user.api_key and user.active
    # ruleid: python.auth.timing-unsafe-compare
    if request.form["csrf_token"] != request.session["csrf_token"]:
        return None

    # ruleid: python.auth.timing-unsafe-compare
    if token == request.headers["X-Token"]:
        return body
    # ruleid: python.auth.timing-unsafe-compare
    if request.headers.get("X-Api-Key") != settings.KEYS["web"]:
        return None
    # ok: python.auth.timing-unsafe-compare
    if request.headers["X-Request-Id"] == token:
        return None
    # ok: python.auth.timing-unsafe-compare
    if request.headers.get("X-Token") == "":
        return None

    # ok: python.auth.timing-unsafe-compare
    if hmac.compare_digest(signature, expected):
        return body
    # ok: python.auth.timing-unsafe-compare
    if signature == "":
        return None
    # ok: python.auth.timing-unsafe-compare
    if len(signature) == len(expected):
        return None
    # ok: python.auth.timing-unsafe-compare
    if request.token_type == user.token_type:
        return None
    # A checksum of a public file is no secret.
    # ok: python.auth.timing-unsafe-compare
    if hashlib.sha256(body).hexdigest() == request.digest:
        return body
    # ok: python.auth.timing-unsafe-compare
    if user.token == "end":
        return None

    # ok: python.auth.timing-unsafe-compare
    if request.digital_signature == user.digital_signature:
        return None

    # The secret comes second; naming both sides freely would match parsers and lexers.
    # todoruleid: python.auth.timing-unsafe-compare
    if expected == signature:
        return body
    return allowed
