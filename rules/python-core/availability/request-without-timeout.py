import urllib.request
from urllib.request import urlopen

import requests
import requests as http
from requests import post


def fetch(url, options, session):
    # ruleid: python.availability.request-without-timeout
    requests.get(url)
    # ruleid: python.availability.request-without-timeout
    body = http.put(url, data=b"x").json()
    # ruleid: python.availability.request-without-timeout
    post(url, json={"a": 1})
    # ruleid: python.availability.request-without-timeout
    requests.request("GET", url, timeout=None)
    # ruleid: python.availability.request-without-timeout
    requests.head(
        url,
        allow_redirects=True,
    )

    # ok: python.availability.request-without-timeout
    requests.get(url, timeout=5)
    # ok: python.availability.request-without-timeout
    requests.get(url, timeout=(3, 10))
    # ok: python.availability.request-without-timeout
    requests.get(url, **options)
    # ok: python.availability.request-without-timeout
    requests.Session()
    # A session has no timeout of its own, but adapters may set one.
    # todoruleid: python.availability.request-without-timeout
    session.get(url)
    return body


def sessions(url):
    # ruleid: python.availability.request-without-timeout
    requests.Session().get(url)
    own = requests.Session()
    # ruleid: python.availability.request-without-timeout
    own.post(url, json={})
    # ok: python.availability.request-without-timeout
    own.post(url, timeout=5)
    with requests.Session() as short:
        # ruleid: python.availability.request-without-timeout
        short.get(url)


def adapted(url, adapter):
    own = requests.Session()
    own.mount("https://", adapter)
    # ok: python.availability.request-without-timeout
    own.get(url)


def opened(url, data):
    # ruleid: python.availability.request-without-timeout-urlopen
    urllib.request.urlopen(url)
    # ruleid: python.availability.request-without-timeout-urlopen
    urlopen(url, data=data)
    # ok: python.availability.request-without-timeout-urlopen
    urlopen(url, timeout=5)
    # ok: python.availability.request-without-timeout-urlopen
    urlopen(url, data, 5)
