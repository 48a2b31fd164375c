import os
import pickle
import urllib.request
from urllib.request import urlopen

import requests

URL = "https://packages.example.com/plugin.py"


def load(key):
    # ruleid: python.supply-chain.download-and-run
    exec(requests.get(URL, timeout=5).text)

    source = urlopen(URL).read().decode("utf-8")
    # ruleid: python.supply-chain.download-and-run
    exec(compile(source, URL, "exec"))

    path, headers = urllib.request.urlretrieve(URL)
    # ruleid: python.supply-chain.download-and-run
    os.system(path)

    answer = requests.get(URL, timeout=5)
    # ruleid: python.supply-chain.download-and-run
    plugin = pickle.loads(answer.content)

    # ok: python.supply-chain.download-and-run
    data = requests.get(URL, timeout=5).json()
    # ok: python.supply-chain.download-and-run
    exec("x = 1")
    # ok: python.supply-chain.download-and-run
    exec(key.verify(answer.content))
    # ok: python.supply-chain.download-and-run
    print(answer.text)
    return plugin, data, headers
