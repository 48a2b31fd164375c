import asyncio
import os
import shlex
import subprocess
from os import popen as read_command


def system(host):
    # ruleid: python.injection.shell-command
    os.system("ping -c 1 " + host)


def popen(path):
    # ruleid: python.injection.shell-command
    return read_command(f"du -s {path}").read()


def output(user):
    # ruleid: python.injection.shell-command
    return subprocess.getoutput("id %s" % user)


async def asynchronous(domain):
    # ruleid: python.injection.shell-command
    return await asyncio.create_subprocess_shell("whois {}".format(domain))


def variable(command):
    # ruleid: python.injection.shell-command
    os.system(command)


def constant():
    # ok: python.injection.shell-command
    os.system("clear")


def constant_variable():
    command = "uptime"
    # ok: python.injection.shell-command
    return os.popen(command).read()


def quoted(path):
    # ok: python.injection.shell-command
    os.system("du -s " + shlex.quote(path))


def joined(arguments):
    # ok: python.injection.shell-command
    os.system(shlex.join(arguments))


def list_of_arguments(path):
    # ok: python.injection.shell-command
    return subprocess.run(["du", "-s", path], check=True)


def replacement(path):
    # Libraries with a shell of their own are not listed.
    # todoruleid: python.injection.shell-command
    return plumbum_shell(f"du -s {path}")
