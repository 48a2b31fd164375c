import os
import sys

import jinja2
from jinja2 import Environment, Template


def ask():
    text = input("template: ")
    # ruleid: jinja-ssti-from-string
    return Template(text).render()


def file():
    env = Environment()
    # ruleid: jinja-ssti-from-string
    a = env.from_string(sys.argv[1])
    # ok: jinja-ssti-from-string
    b = env.from_string("{{ x }}").render(x=sys.argv[1])
    # ruleid: jinja-ssti-from-string
    c = jinja2.Template(source=os.environ["T"])
    return a, b, c


def unknown(env):
    # ok: jinja-ssti-from-string
    return env.from_string(sys.argv[2])
