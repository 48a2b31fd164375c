import ssl
import ssl as tls
import urllib.request


def fetch(url):
    # ruleid: python.crypto.ssl-unverified-context
    context = ssl.create_default_context()
    # ruleid: python.crypto.ssl-unverified-context
    urllib.request.urlopen(url, context=ssl.create_default_context())
    # ruleid: python.crypto.ssl-unverified-context
    ssl.create_default_context(purpose=ssl.Purpose.SERVER_AUTH)

    # ok: python.crypto.ssl-unverified-context
    safe = ssl.create_default_context()
    # ok: python.crypto.ssl-unverified-context
    urllib.request.urlopen(url, context=safe)
    # ok: python.crypto.ssl-unverified-context
    ssl.create_default_context(cafile="internal-ca.pem")
    return context


# ruleid: python.crypto.ssl-unverified-context
ssl._create_default_https_context = ssl.create_default_context
