import ssl
from ssl import PROTOCOL_TLSv1_1

from OpenSSL import SSL


def contexts(version=ssl.PROTOCOL_TLS_CLIENT):
    # ruleid: python.crypto.old-tls-protocol
    ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    # ruleid: python.crypto.old-tls-protocol
    ssl.SSLContext(protocol=PROTOCOL_TLSv1_1)
    # ruleid: python.crypto.old-tls-protocol
    ssl.wrap_socket(None, ssl_version=ssl.PROTOCOL_SSLv3)
    # ruleid: python.crypto.old-tls-protocol
    SSL.Context(SSL.TLSv1_METHOD)

    # ok: python.crypto.old-tls-protocol
    ssl.create_default_context()
    # ok: python.crypto.old-tls-protocol
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # ok: python.crypto.old-tls-protocol
    ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)
    # ok: python.crypto.old-tls-protocol
    ssl.SSLContext(version)
    # ok: python.crypto.old-tls-protocol
    names = {ssl.PROTOCOL_TLSv1: "TLSv1"}
    return names
