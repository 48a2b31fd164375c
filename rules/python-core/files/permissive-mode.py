import os
import stat
from os import chmod
from pathlib import Path


def everything(name):
    # ruleid: python.files.permissive-mode
    os.chmod(name, 0o777)


def imported(name):
    # ruleid: python.files.permissive-mode
    chmod(name, mode=0o666)


def with_pathlib(name):
    # ruleid: python.files.permissive-mode
    Path(name).chmod(0o757)


def folder(name):
    # The process's umask takes bits away here, as it does for the default mode.
    # ok: python.files.permissive-mode
    os.makedirs(name, mode=0o777)


def flag(name):
    # ruleid: python.files.permissive-mode
    os.chmod(name, stat.S_IRUSR | stat.S_IWOTH)


def opened(name):
    # ok: python.files.permissive-mode
    return os.open(name, os.O_CREAT | os.O_WRONLY, 0o666)


def constant(name):
    mode = 0o777
    # The mode's own text is looked at, not the value that a variable holds.
    # todoruleid: python.files.permissive-mode
    os.chmod(name, mode)


def owner(name):
    # ok: python.files.permissive-mode
    os.chmod(name, 0o600)


def executable(name):
    # ok: python.files.permissive-mode
    os.chmod(name, 0o755)


def group(name):
    # ok: python.files.permissive-mode
    Path(name).chmod(0o640)


def sticky(name):
    # ok: python.files.permissive-mode
    os.chmod(name, 0o1777)


def named(name):
    # ok: python.files.permissive-mode
    os.chmod(name, stat.S_IRUSR | stat.S_IWUSR)
