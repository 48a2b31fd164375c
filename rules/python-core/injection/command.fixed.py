import asyncio
import os
import shlex
import subprocess
import subprocess as sp
from subprocess import check_output

import paramiko
from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()


def system():
    # ruleid: python.injection.command
    os.system("ping -c 1 " + request.args["host"])


def popen():
    host = request.form.get("host", "localhost")
    # ruleid: python.injection.command
    return os.popen(f"ping -c 1 {host}").read()


def run():
    # ruleid: python.injection.command
    subprocess.run(["convert", request.args["name"], "out.png"], check=True)


def alias():
    # ruleid: python.injection.command
    sp.Popen(["ls", request.args["dir"]], stdout=sp.PIPE)


def imported():
    # ruleid: python.injection.command
    return check_output(["file", request.headers["X-Name"]])


def keyword():
    # ruleid: python.injection.command
    subprocess.run(args=["du", request.args["dir"]])


def explicit_shell():
    # ruleid: python.injection.command
    subprocess.run(["/bin/sh", "-c", "du -s " + request.args["dir"]], check=True)


@api.get("/whois")
async def whois(domain: str):
    # ruleid: python.injection.command
    return await asyncio.create_subprocess_shell(f"whois {domain}")


def django_view(request):
    # ruleid: python.injection.command
    return subprocess.getoutput("id " + request.GET["user"])


def remote():
    client = paramiko.SSHClient()
    # ruleid: python.injection.command
    client.exec_command("tail " + request.args["log"])


def argument_list():
    # ok: python.injection.command
    subprocess.run(["ping", "-c", "1", "--", request.args["host"]], check=True)


def quoted():
    # ok: python.injection.command
    subprocess.run("ls " + shlex.quote(request.args["dir"]), shell=True)


def number():
    # ok: python.injection.command
    os.system("kill -0 %d" % int(request.args["pid"]))


def allowed():
    service = request.args["service"]
    if service in ("web", "mail"):
        # ok: python.injection.command
        os.system("systemctl status " + service)


def constant():
    # ok: python.injection.command
    os.system("uptime")


def replaced_value():
    host = request.args["host"]
    host = "localhost"
    # ok: python.injection.command
    os.system("ping " + host)


def indirect():
    runner = subprocess.run
    # The function is reached through a variable.
    # todoruleid: python.injection.command
    runner("ls " + request.args["dir"], shell=True)
