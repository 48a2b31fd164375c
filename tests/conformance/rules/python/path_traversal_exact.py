import os
import shutil


def main():
    place = os.environ.get("PLACE", "/tmp")
    # ruleid: path-traversal-exact
    shutil.rmtree(place)
    # ruleid: path-traversal-exact
    shutil.rmtree(os.path.join(place, "x"))
    # ok: path-traversal-exact
    shutil.rmtree("/tmp/x")
    if place == "/tmp":
        place = "/var"
        # ok: path-traversal-exact
        shutil.rmtree(place)
    # ruleid: path-traversal-exact
    shutil.rmtree(place.upper())
