import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape
from jinja2.sandbox import SandboxedEnvironment

# ruleid: jinja-autoescape-off
a = Environment(loader=FileSystemLoader("templates"))
# ok: jinja-autoescape-off
b = Environment(autoescape=select_autoescape(["html"]))
# ruleid: jinja-autoescape-off
c = jinja2.Environment(autoescape=False)
# ok: jinja-autoescape-off
d = jinja2.Environment(loader=None, autoescape=True)
# ruleid: jinja-autoescape-off
e = SandboxedEnvironment()
# ok: jinja-autoescape-off
f = SandboxedEnvironment(autoescape=False)
# ok: jinja-autoescape-off
g = other.Environment()
ON = True
# ok: jinja-autoescape-off
h = Environment(autoescape=ON)
