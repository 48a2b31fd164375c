def is_admin(user, directory):
    try:
        return directory.lookup(user).admin
    except Exception:
        # ruleid: python.errors.fail-open
        return True


class Gate:
    def has_permission(self, request):
        try:
            self.policy.check(request)
        except KeyError as error:
            self.log(error)
            # ruleid: python.errors.fail-open
            return True
        return False

    async def verify_token(self, token):
        try:
            claims = await self.service.read(token)
        except (OSError, ValueError):
            # ruleid: python.errors.fail-open
            return True
        return claims.valid


def can_read(user, document):
    try:
        return user in document.readers
    except AttributeError:
        # ok: python.errors.fail-open
        return False


def is_number(text):
    try:
        float(text)
    except ValueError:
        # ok: python.errors.fail-open
        return True
    return False


def verify_signature(key, token):
    try:
        key.verify(token)
        # ok: python.errors.fail-open
        return True
    except ValueError:
        return False


def has_access(user):
    # ok: python.errors.fail-open
    return True
