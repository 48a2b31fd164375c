import tempfile
import tempfile as tmp
from tempfile import mktemp


def plain():
    # ruleid: python.files.mktemp
    name = tempfile.mktemp()
    with open(name, "w") as file:
        file.write("report")


def arguments():
    # ruleid: python.files.mktemp
    return tempfile.mktemp(suffix=".pdf", prefix="report-")


def renamed():
    # ruleid: python.files.mktemp
    return tmp.mktemp(".txt")


def imported():
    # ruleid: python.files.mktemp
    return mktemp(dir="/srv/cache")


def created():
    # ok: python.files.mktemp
    descriptor, name = tempfile.mkstemp(suffix=".pdf")
    return descriptor, name


def named():
    # ok: python.files.mktemp
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("report")


def other(robot):
    # ok: python.files.mktemp
    return robot.mktemp()


def indirect():
    make = getattr(tempfile, "mktemp")
    # The function is reached by its name in a string.
    # todoruleid: python.files.mktemp
    return make()
