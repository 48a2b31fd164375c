import xml.sax
import xml.sax.handler
from xml.sax import make_parser
from xml.sax.handler import feature_external_ges, feature_external_pes, feature_namespaces


def general(stream):
    parser = make_parser()
    # ruleid: python.xml.sax-external-entities
    parser.setFeature(feature_external_ges, False)
    parser.parse(stream)


def parameter(stream):
    reader = xml.sax.make_parser()
    # ruleid: python.xml.sax-external-entities
    reader.setFeature(xml.sax.handler.feature_external_pes, False)
    reader.parse(stream)


def by_name(parser):
    # ruleid: python.xml.sax-external-entities
    parser.setFeature("http://xml.org/sax/features/external-general-entities", False)


def off(parser):
    # ok: python.xml.sax-external-entities
    parser.setFeature(feature_external_ges, False)
    # ok: python.xml.sax-external-entities
    parser.setFeature(feature_external_pes, 0)


def other_feature(parser):
    # ok: python.xml.sax-external-entities
    parser.setFeature(feature_namespaces, True)


def flag(parser, on):
    # The value is not known here.
    # todoruleid: python.xml.sax-external-entities
    parser.setFeature(feature_external_ges, on)
