def use(password: str, token: SecretStr, count: int):
    # ruleid: metavariable-type-secret
    login("me", password)
    # ok: metavariable-type-secret
    login("me", token)
    # ok: metavariable-type-secret
    login("me", count)
    # ruleid: metavariable-type-secret
    login("me", "hunter2")
    local: str = ask()
    # ruleid: metavariable-type-secret
    login("me", local)
