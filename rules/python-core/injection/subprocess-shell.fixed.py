import shlex
import subprocess
import subprocess as sp
from subprocess import Popen

ROOT = "/srv"


def f_string(path):
    # ruleid: python.injection.subprocess-shell
    subprocess.run(["tar", "-cf", "backup.tar", path], check=True)


def percent(path):
    # ruleid: python.injection.subprocess-shell
    sp.call(["du", "-s", path])


def concatenation(path):
    # ruleid: python.injection.subprocess-shell
    Popen(["ls", "-l", path], stdout=subprocess.PIPE)


def format_method(name):
    # ruleid: python.injection.subprocess-shell
    return subprocess.check_output(["git", "tag", name])


def variable(command):
    # ruleid: python.injection.subprocess-shell
    subprocess.check_call(command, shell=True)


def keyword(command):
    # ruleid: python.injection.subprocess-shell
    subprocess.run(args=command, shell=True)


def constant():
    # ok: python.injection.subprocess-shell
    subprocess.run("ls | wc -l", shell=True)


def constant_variable():
    command = "ls | wc -l"
    # ok: python.injection.subprocess-shell
    subprocess.run(command, shell=True)


def argument_list(path):
    # ok: python.injection.subprocess-shell
    subprocess.run(["du", "-s", path], check=True)


def list_and_shell(command):
    # ok: python.injection.subprocess-shell
    subprocess.run([command, "--version"], shell=True)


def no_shell(command):
    # ok: python.injection.subprocess-shell
    subprocess.run(command, shell=False)


def quoted(path):
    # ok: python.injection.subprocess-shell
    subprocess.run("du -s " + shlex.quote(path), shell=True)


def shell_flag_in_variable(command, use_shell):
    # The value of the flag is not known here.
    # todoruleid: python.injection.subprocess-shell
    subprocess.run(command, shell=use_shell)
