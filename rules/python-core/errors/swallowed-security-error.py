import logging


def handle(request, key, token):
    # ruleid: python.errors.swallowed-security-error
    try:
        key.verify(token.signature, token.data)
    except Exception:
        pass

    # ruleid: python.errors.swallowed-security-error
    try:
        user = request.user
        check_permission(user, "orders.read")
    except PermissionError as error:
        pass

    # ruleid: python.errors.swallowed-security-error
    try:
        request.csrf.validate_csrf(token)
    except (KeyError, ValueError):
        pass

    # ok: python.errors.swallowed-security-error
    try:
        key.verify(token.signature, token.data)
    except Exception:
        logging.warning("bad signature")
        raise

    # ok: python.errors.swallowed-security-error
    try:
        request.cleanup()
    except OSError:
        pass

    # ok: python.errors.swallowed-security-error
    try:
        key.verify(token.signature, token.data)
    except ValueError:
        return None

    # ruleid: python.errors.swallowed-security-error
    try:
        allowed = authenticate(request)
    except Exception:
        pass
    # The check is part of a condition.
    # todoruleid: python.errors.swallowed-security-error
    try:
        if key.verify(token.signature, token.data):
            request.accept()
    except Exception:
        pass
    return request


def check_permission(user, name):
    if name not in user.permissions:
        raise PermissionError(name)


def authenticate(request):
    return request.user
