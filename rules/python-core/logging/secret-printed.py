import sys


def login(request, user, password, stream):
    # ruleid: python.logging.secret-printed
    print(password)
    # ruleid: python.logging.secret-printed
    print(f"login of {user} with {request.form['password']}")
    # ruleid: python.logging.secret-printed
    print("token:", user.access_token)

    # ok: python.logging.secret-printed
    print("wrong password for", user)
    # ok: python.logging.secret-printed
    print(len(password), mask(password))
    # ok: python.logging.secret-printed
    print(password is None)
    # ok: python.logging.secret-printed
    print(password, file=stream)
    # ok: python.logging.secret-printed
    sys.exit(password)


def mask(text):
    return text[:1] + "..."
