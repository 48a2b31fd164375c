import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape
from jinja2 import Environment as Templates

OPTIONS = {"autoescape": True}

# ruleid: python.web.jinja2-default-autoescape
plain = Environment(autoescape=True)
# ruleid: python.web.jinja2-default-autoescape
loaded = jinja2.Environment(loader=FileSystemLoader("templates"), autoescape=True)
# ruleid: python.web.jinja2-default-autoescape
renamed = Templates(trim_blocks=True, autoescape=True)

# ok: python.web.jinja2-default-autoescape
escaping = Environment(autoescape=True)
# ok: python.web.jinja2-default-autoescape
selected = jinja2.Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())
# ok: python.web.jinja2-default-autoescape
unpacked = Environment(**OPTIONS)
# ok: python.web.jinja2-default-autoescape
other = build.Environment()


class Own(Environment):
    pass


# A subclass of the environment is not known as one.
# todoruleid: python.web.jinja2-default-autoescape
subclass = Own()
