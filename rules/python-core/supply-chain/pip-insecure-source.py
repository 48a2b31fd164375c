import os
import subprocess
import sys
from subprocess import check_call


def install(index):
    # ruleid: python.supply-chain.pip-insecure-source
    subprocess.run([sys.executable, "-m", "pip", "install", "--index-url", "http://packages.example.com/simple", "shop"])
    # ruleid: python.supply-chain.pip-insecure-source
    check_call(["pip", "install", "--trusted-host=packages.example.com", "shop"])
    # ruleid: python.supply-chain.pip-insecure-source
    os.system("pip install --extra-index-url http://packages.example.com/simple shop")
    # ruleid: python.supply-chain.pip-insecure-source
    subprocess.run("python -m pip install http://packages.example.com/shop.tar.gz", shell=True)

    # ok: python.supply-chain.pip-insecure-source
    subprocess.run(["pip", "install", "--index-url", "https://packages.example.com/simple", "shop"])
    # ok: python.supply-chain.pip-insecure-source
    subprocess.run(["pip", "install", "-i", "http://localhost:3141/root", "shop"])
    # ok: python.supply-chain.pip-insecure-source
    subprocess.run(["curl", "http://packages.example.com/simple"])
    # ok: python.supply-chain.pip-insecure-source
    os.system("pip install --require-hashes -r requirements.txt")
    # The address passes through a parameter.
    # todoruleid: python.supply-chain.pip-insecure-source
    subprocess.run(["pip", "install", "--index-url", index, "shop"])
