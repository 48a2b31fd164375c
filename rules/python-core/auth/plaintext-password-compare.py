from werkzeug.security import check_password_hash


def login(request, user, password, form, row):
    # ruleid: python.auth.plaintext-password-compare
    if user.password == password:
        return user
    # ruleid: python.auth.plaintext-password-compare
    if user and user.password != request.form["password"]:
        return None
    # ruleid: python.auth.plaintext-password-compare
    if row["password"] == request.form.get("password"):
        return row
    # ruleid: python.auth.plaintext-password-compare
    if form.password.data == user.password:
        return user

    # ok: python.auth.plaintext-password-compare
    if check_password_hash(user.password, password):
        return user
    # ok: python.auth.plaintext-password-compare
    if password == request.form["confirmation"]:
        return user
    # ok: python.auth.plaintext-password-compare
    if user.password == "":
        return None
    # ok: python.auth.plaintext-password-compare
    if user.password is None:
        return None
    return None
