import ssl

import redis
import urllib3


def connect(context, mqtt, strict):
    # ruleid: python.crypto.ssl-cert-none
    context.verify_mode = ssl.CERT_REQUIRED
    # ruleid: python.crypto.ssl-cert-none
    pool = urllib3.PoolManager(cert_reqs=ssl.CERT_REQUIRED)
    # ruleid: python.crypto.ssl-cert-none
    store = redis.Redis(host="cache", ssl=True, ssl_cert_reqs=ssl.CERT_REQUIRED)
    # ruleid: python.crypto.ssl-cert-none
    mqtt.tls_set(ca_certs=None, cert_reqs=ssl.CERT_REQUIRED)

    # ok: python.crypto.ssl-cert-none
    context.verify_mode = ssl.CERT_REQUIRED
    # ok: python.crypto.ssl-cert-none
    context.verify_mode = strict
    # ok: python.crypto.ssl-cert-none
    urllib3.PoolManager(cert_reqs="CERT_REQUIRED")
    # ok: python.crypto.ssl-cert-none
    if context.verify_mode == ssl.CERT_NONE:
        raise ValueError("refusing an unverified connection")

    # The name of the mode as text.
    # todoruleid: python.crypto.ssl-cert-none
    urllib3.PoolManager(cert_reqs="CERT_NONE")
    return pool, store
