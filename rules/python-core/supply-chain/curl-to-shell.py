import os
import subprocess
from os import popen


def install(version):
    # ruleid: python.supply-chain.curl-to-shell
    os.system("curl -sSL https://get.example.com/install.sh | sh")
    # ruleid: python.supply-chain.curl-to-shell
    subprocess.run("wget -qO- https://get.example.com | sudo -E bash -", shell=True, check=True)
    # ruleid: python.supply-chain.curl-to-shell
    subprocess.check_call(["bash", "-c", "curl https://get.example.com | python3"])
    # ruleid: python.supply-chain.curl-to-shell
    popen(f"curl https://get.example.com/{version} | bash")

    # ok: python.supply-chain.curl-to-shell
    os.system("curl -o install.sh https://get.example.com/install.sh")
    # ok: python.supply-chain.curl-to-shell
    subprocess.run(["sha256sum", "--check", "install.sh.sha256"], check=True)
    # ok: python.supply-chain.curl-to-shell
    os.system("curl https://api.example.com/version | jq .tag")
    # ok: python.supply-chain.curl-to-shell
    print("curl https://get.example.com | sh")
