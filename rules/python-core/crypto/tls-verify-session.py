import requests


class Api:
    def __init__(self):
        self.session = requests.Session()
        # ruleid: python.crypto.tls-verify-session
        self.session.verify = False


def connect(form, ca_bundle):
    s = requests.Session()
    # ruleid: python.crypto.tls-verify-session
    s.verify = False
    # ruleid: python.crypto.tls-verify-session
    api_session = requests.Session(); api_session.verify = False

    # ok: python.crypto.tls-verify-session
    s.verify = True
    # ok: python.crypto.tls-verify-session
    s.verify = ca_bundle
    # ok: python.crypto.tls-verify-session
    form.verify = False
    # ok: python.crypto.tls-verify-session
    verify = False
    return s, api_session, verify


def by_another_name():
    gateway = requests.Session()
    # The name says nothing; the type of the object would.
    # todoruleid: python.crypto.tls-verify-session
    gateway.verify = False
