import yaml
from yaml import load, SafeLoader, CSafeLoader as Fast


def read(text):
    # ruleid: yaml-unsafe-load
    a = yaml.load(text)
    # ruleid: yaml-unsafe-load
    b = yaml.load(text, Loader=yaml.FullLoader)
    # ok: yaml-unsafe-load
    c = load(text, Loader=SafeLoader)
    # ok: yaml-unsafe-load
    d = load(text, Fast)
    # ok: yaml-unsafe-load
    e = yaml.load(text, Loader=Fast)
    # ruleid: yaml-unsafe-load
    f = yaml.unsafe_load(text)
    # ok: yaml-unsafe-load
    g = yaml.safe_load(text)
    # ruleid: yaml-unsafe-load
    h = load(text, yaml.Loader)
    return a, b, c, d, e, f, g, h
