import os
import shlex


def one():
    name = get_user_input("name")
    # ok: subprocess-shell-labels
    os.system(name)
    command = "echo " + name
    # ruleid: subprocess-shell-labels
    os.system(command)
    # ruleid: subprocess-shell-labels
    audit(name)
    # ok: subprocess-shell-labels
    audit(command)


def two():
    # ruleid: subprocess-shell-labels
    os.system("ls {}".format(get_user_input()))
    safe = shlex.quote(get_user_input())
    # ok: subprocess-shell-labels
    os.system("ls " + safe)


def three():
    text = f"run {get_user_input()}"
    # ruleid: subprocess-shell-labels
    os.system(text)
