from hmac import compare_digest


def delete_account(request, account, mocked):
    # ruleid: python.auth.assert-as-check
    assert request.user.is_superuser
    # ruleid: python.auth.assert-as-check
    assert request.user.has_perm("accounts.delete"), "no permission"
    # ruleid: python.auth.assert-as-check
    assert has_role(request.user, "admin")
    # ruleid: python.auth.assert-as-check
    assert compare_digest(request.headers["X-Signature"], account.signature)

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
