from lxml import etree
from lxml.etree import parse


def read(data):
    # ruleid: lxml-xxe
    a = etree.fromstring(data)
    # ok: lxml-xxe
    b = etree.fromstring("<a/>")
    # ruleid: lxml-xxe
    c = parse(data)
    parser = etree.XMLParser(resolve_entities=True, huge_tree=False)
    # ruleid: lxml-xxe
    d = etree.fromstring(data, parser)
    safe = etree.XMLParser(resolve_entities=False)
    # ok: lxml-xxe
    e = etree.parse(data, safe)
    # ruleid: lxml-xxe
    other = etree.XMLParser(no_network=False)
    return a, b, c, d, e, other
