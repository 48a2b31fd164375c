import mako.template
from mako.lookup import TemplateLookup
from mako.template import Template

OPTIONS = {"default_filters": ["h"]}

# ruleid: python.web.mako-default-filters
inline = Template("<p>${name}</p>", default_filters=["h"])
# ruleid: python.web.mako-default-filters
file = mako.template.Template(filename="page.html", default_filters=["h"])
# ruleid: python.web.mako-default-filters
lookup = TemplateLookup(directories=["templates"], default_filters=["h"])

# ok: python.web.mako-default-filters
escaping = Template("<p>${name}</p>", default_filters=["h"])
# ok: python.web.mako-default-filters
escaping_lookup = TemplateLookup(directories=["templates"], default_filters=["h"])
# ok: python.web.mako-default-filters
unpacked = TemplateLookup(directories=["templates"], **OPTIONS)
# ok: python.web.mako-default-filters
other = string.Template("$name")

# A filter list without an HTML filter is taken as a decision.
# todoruleid: python.web.mako-default-filters
trimmed = Template("<p>${name}</p>", default_filters=["trim"])
