import os

import psycopg
import requests
from redis import Redis


def connect(settings, forms, secret):
    # ruleid: python.secrets.hardcoded-password-argument
    psycopg.connect(host="db", user="shop", password="tr0ub4dor&3")
    # ruleid: python.secrets.hardcoded-password-argument
    cache = Redis(host="cache", password='9fd2-11aa')
    # ruleid: python.secrets.hardcoded-password-argument
    settings.mail.login(user="shop", smtp_password="hunter22")
    # ruleid: python.secrets.hardcoded-password-argument
    requests.post("https://api.example.com", json=dict(api_key="0a1b2c3d4e"))

    # ok: python.secrets.hardcoded-password-argument
    psycopg.connect(host="db", password=os.environ["DB_PASSWORD"])
    # ok: python.secrets.hardcoded-password-argument
    psycopg.connect(host="db", password="")
    # ok: python.secrets.hardcoded-password-argument
    psycopg.connect(host="db", password=secret)
    # ok: python.secrets.hardcoded-password-argument
    forms.CharField(label="Account", password="new-password")
    # ok: python.secrets.hardcoded-password-argument
    settings.connect(password="<password>")
    return cache
