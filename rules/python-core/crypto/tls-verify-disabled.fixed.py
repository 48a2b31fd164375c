import httpx
import requests
import requests as http
from httpx import AsyncClient


def fetch(url, session, ca_bundle):
    # ruleid: python.crypto.tls-verify-disabled
    requests.get(url)
    # ruleid: python.crypto.tls-verify-disabled
    http.post(url, json={"a": 1}, timeout=5)
    # ruleid: python.crypto.tls-verify-disabled
    session.request("GET", url)
    # ruleid: python.crypto.tls-verify-disabled
    with httpx.Client() as client:
        client.get(url)
    # ruleid: python.crypto.tls-verify-disabled
    body = requests.put(
        url,
        data=b"x",  # the payload
    ).json()

    # ok: python.crypto.tls-verify-disabled
    requests.get(url)
    # ok: python.crypto.tls-verify-disabled
    requests.get(url, verify=True)
    # ok: python.crypto.tls-verify-disabled
    requests.get(url, verify=ca_bundle)
    # ok: python.crypto.tls-verify-disabled
    requests.get(url, verify="internal-ca.pem")
    # ok: python.crypto.tls-verify-disabled
    session.install("package", verify=False)

    # ruleid: python.crypto.tls-verify-disabled
    client = AsyncClient()

    options = {"verify": False}
    # Keywords in a dictionary are not followed.
    # todoruleid: python.crypto.tls-verify-disabled
    requests.get(url, **options)
    return body, client
