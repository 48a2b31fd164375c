import uuid
import uuid as identifiers
from uuid import uuid1


def issue(user):
    # ruleid: python.crypto.predictable-uuid
    user.reset_token = str(uuid.uuid4())
    # ruleid: python.crypto.predictable-uuid
    session_key = uuid.uuid4().hex
    # ruleid: python.crypto.predictable-uuid
    user.save(invite_code=uuid.uuid4())

    # ok: python.crypto.predictable-uuid
    user.api_token = uuid.uuid4().hex
    # ok: python.crypto.predictable-uuid
    user.row_id = uuid.uuid1()
    # ok: python.crypto.predictable-uuid
    secret = uuid.uuid5(uuid.NAMESPACE_URL, user.url)
    return session_key, secret
