import requests as r
import requests


def load(url, **options):
    # ruleid: requests-no-timeout
    a = requests.get(url)
    # ok: requests-no-timeout
    b = requests.get(url, timeout=3)
    # ruleid: requests-no-timeout
    c = r.post(url, json={"a": 1})
    # ok: requests-no-timeout
    d = requests.request("GET", url, **options)
    # ok: requests-no-timeout
    e = requests.head(url)
    # ruleid: requests-no-timeout
    f = requests.request(
        "PUT",
        url,
        data=b"x",
    ).json()
    return a, b, c, d, e, f
