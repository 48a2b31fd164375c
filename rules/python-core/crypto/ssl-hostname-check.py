import ssl


class Client:
    def __init__(self):
        # ok: python.crypto.ssl-hostname-check
        self.check_hostname = False
        self.context = ssl.create_default_context()
        # ruleid: python.crypto.ssl-hostname-check
        self.context.check_hostname = False


def connect(strict):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ruleid: python.crypto.ssl-hostname-check
    context.check_hostname = False
    if not strict:
        # ruleid: python.crypto.ssl-hostname-check
        context.check_hostname=False

    # ok: python.crypto.ssl-hostname-check
    context.check_hostname = True
    # ok: python.crypto.ssl-hostname-check
    context.check_hostname = strict
    # ok: python.crypto.ssl-hostname-check
    check_hostname = False
    return context, check_hostname
