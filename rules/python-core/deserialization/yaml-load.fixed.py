import yaml
import yaml as y
from yaml import CSafeLoader, SafeLoader, load, safe_load


def plain(stream):
    # ruleid: python.deserialization.yaml-load
    return yaml.safe_load(stream)


def full_loader(stream):
    # ruleid: python.deserialization.yaml-load
    return yaml.safe_load(stream)


def unsafe_loader(stream):
    # ruleid: python.deserialization.yaml-load
    return y.safe_load(stream)


def imported(stream):
    # ruleid: python.deserialization.yaml-load
    return safe_load(stream)


def unsafe(stream):
    # ruleid: python.deserialization.yaml-load
    return yaml.safe_load(stream)


def several(stream):
    # ruleid: python.deserialization.yaml-load
    return list(yaml.safe_load_all(stream))


def safe(stream):
    # ok: python.deserialization.yaml-load
    return yaml.safe_load(stream)


def safe_loader(stream):
    # ok: python.deserialization.yaml-load
    return yaml.load(stream, Loader=yaml.SafeLoader)


def safe_position(stream):
    # ok: python.deserialization.yaml-load
    return y.load(stream, y.SafeLoader)


def fast_loader(stream):
    # ok: python.deserialization.yaml-load
    return load(stream, Loader=CSafeLoader)


def imported_loader(stream):
    # ok: python.deserialization.yaml-load
    return list(yaml.load_all(stream, SafeLoader))


class OwnLoader(yaml.SafeLoader):
    pass


def own_loader(stream):
    # ok: python.deserialization.yaml-load
    return yaml.load(stream, Loader=OwnLoader)


def another_library(stream):
    yaml = YAML(typ="safe")
    # ok: python.deserialization.yaml-load
    return yaml.load(stream)


def constant():
    # ok: python.deserialization.yaml-load
    return yaml.load("a: 1", Loader=yaml.Loader)


def object_of_its_own(stream):
    # A loader object used by hand does the same.
    # todoruleid: python.deserialization.yaml-load
    return yaml.Loader(stream).get_data()
