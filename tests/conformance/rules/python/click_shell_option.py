import os
import shlex
import subprocess

import click


@click.command()
@click.option("--branch")
def deploy(branch):
    # ruleid: click-shell-option
    os.system("git checkout " + branch)
    # ok: click-shell-option
    os.system("git checkout " + shlex.quote(branch))
    # ok: click-shell-option
    subprocess.run(["git", "checkout", branch])
    # ruleid: click-shell-option
    subprocess.check_output(f"git log {branch}", shell=True)


@click.option("--host", default="localhost")
def ping(host):
    command = "ping -c 1 %s" % (host,)
    # ruleid: click-shell-option
    return os.popen(command).read()


def plain(host):
    # ok: click-shell-option
    return os.popen("ping " + host)
