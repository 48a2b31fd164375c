import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape
from jinja2.sandbox import SandboxedEnvironment

# ruleid: python.web.jinja2-autoescape
plain = Environment(autoescape=False)
# ruleid: python.web.jinja2-autoescape
qualified = jinja2.Environment(loader=FileSystemLoader("templates"), autoescape=False, trim_blocks=True)
# ruleid: python.web.jinja2-autoescape
sandboxed = SandboxedEnvironment(autoescape=False)
# ruleid: python.web.jinja2-autoescape
several_lines = Environment(
    loader=FileSystemLoader("templates"),  # the shop's own templates
    autoescape=False,
)

# ok: python.web.jinja2-autoescape
escaping = Environment(autoescape=True)
# ok: python.web.jinja2-autoescape
selected = jinja2.Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())
# ok: python.web.jinja2-autoescape
other = dict(autoescape=False)

OPTIONS = {"autoescape": False}
# Keywords from a dictionary are not read.
# todoruleid: python.web.jinja2-autoescape
unpacked = Environment(**OPTIONS)
