import io
import tempfile


def write():
    # ruleid: python.files.hardcoded-tmp
    with open("/tmp/report.txt", "w") as file:
        file.write("report")


def append():
    # ruleid: python.files.hardcoded-tmp
    return open("/var/tmp/shop.log", mode="a", encoding="utf-8")


def binary():
    # ruleid: python.files.hardcoded-tmp
    return io.open("/dev/shm/cache.bin", "wb")


def named(user):
    # ruleid: python.files.hardcoded-tmp
    return open(f"/tmp/{user}.txt", "w")


def read():
    # ok: python.files.hardcoded-tmp
    return open("/tmp/report.txt").read()


def elsewhere():
    # ok: python.files.hardcoded-tmp
    return open("/srv/tmp/report.txt", "w")


def made():
    # ok: python.files.hardcoded-tmp
    return tempfile.NamedTemporaryFile("w", dir="/tmp")


def read_explicitly():
    # ok: python.files.hardcoded-tmp
    return open("/tmp/report.txt", "rb")


REPORT = "/tmp/report.txt"


def constant():
    # The path's own text is looked at, not the value that a variable holds.
    # todoruleid: python.files.hardcoded-tmp
    return open(REPORT, "w")
