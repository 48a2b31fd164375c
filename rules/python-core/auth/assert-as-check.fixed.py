from hmac import compare_digest


def delete_account(request, account, mocked):
    # ruleid: python.auth.assert-as-check
    if not (request.user.is_superuser): raise PermissionError("not allowed")
    # ruleid: python.auth.assert-as-check
    if not (request.user.has_perm("accounts.delete")): raise PermissionError("not allowed")
    # ruleid: python.auth.assert-as-check
    if not (has_role(request.user, "admin")): raise PermissionError("not allowed")
    # ruleid: python.auth.assert-as-check
    if not (compare_digest(request.headers["X-Signature"], account.signature)): raise PermissionError("not allowed")

    # ok: python.auth.assert-as-check
    assert account is not None
    # ok: python.auth.assert-as-check
    assert isinstance(request.user.is_admin, bool)
    # ok: python.auth.assert-as-check
    assert len(account.items) == 2, "two items"
    # ok: python.auth.assert-as-check
    if not request.user.is_superuser:
        raise PermissionError
    account.delete()


def has_role(user, name):
    return name in user.roles
