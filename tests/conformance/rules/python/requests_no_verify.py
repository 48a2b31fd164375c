import requests
from requests import get as fetch, Session


def calls(url):
    # ruleid: requests-no-verify
    requests.get(url, verify=False)
    # ruleid: requests-no-verify
    fetch(url, timeout=3, verify=False)
    # ok: requests-no-verify
    requests.get(url, verify="/etc/ca.pem")
    # ruleid: requests-no-verify
    requests.Session().post(url, verify=False)


def session(url):
    s = Session()
    # ruleid: requests-no-verify
    s.verify = False
    # ruleid: requests-no-verify
    s.get(url, verify=False)
    # ok: requests-no-verify
    s.get(url, verify=True)


def other(client, url):
    # ok: requests-no-verify
    client.get(url, verify=False)
    flag = False
    # ruleid: requests-no-verify
    requests.post(url, json={}, verify=flag)
