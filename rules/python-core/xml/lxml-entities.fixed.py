import lxml.etree
from lxml import etree
from lxml.etree import XMLParser


def entities(stream):
    # ruleid: python.xml.lxml-entities
    return etree.parse(stream, etree.XMLParser(resolve_entities=False))


def network(stream):
    # ruleid: python.xml.lxml-entities
    parser = lxml.etree.XMLParser(no_network=False, resolve_entities=False)
    return lxml.etree.parse(stream, parser)


def definition(stream):
    # ruleid: python.xml.lxml-entities
    return etree.parse(stream, XMLParser(load_dtd=True, recover=True, resolve_entities=False))


def iterated(stream):
    # ruleid: python.xml.lxml-entities
    for _, element in etree.iterparse(stream, resolve_entities=False):
        yield element


def closed(stream):
    # ok: python.xml.lxml-entities
    return etree.parse(stream, etree.XMLParser(resolve_entities=False, no_network=True))


def definition_only(stream):
    # ok: python.xml.lxml-entities
    return etree.parse(stream, XMLParser(load_dtd=True, resolve_entities=False))


def default(stream):
    # ok: python.xml.lxml-entities
    return etree.parse(stream, etree.XMLParser(remove_blank_text=True))


def other(stream, tool):
    # ok: python.xml.lxml-entities
    return tool.XMLParser(stream, resolve_entities=True)


def old_default(stream):
    # lxml before 5.0 resolved external entities by default; the installed version is not known here.
    # todoruleid: python.xml.lxml-entities
    return etree.parse(stream)
