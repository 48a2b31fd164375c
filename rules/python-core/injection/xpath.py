import re
from xml.etree import ElementTree

from fastapi import FastAPI
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
api = FastAPI()
tree = etree.parse("users.xml")
PATTERN = re.compile("[a-z]+")


@app.get("/user")
def user():
    name = request.args["name"]
    # ruleid: python.injection.xpath
    return str(tree.xpath(f"//user[@name='{name}']"))


@app.get("/compiled")
def compiled():
    # ruleid: python.injection.xpath
    find = etree.XPath("//user[@name='%s']" % request.args["name"])
    return str(find(tree))


@api.get("/items")
async def items(kind: str):
    root = ElementTree.parse("items.xml").getroot()
    # ruleid: python.injection.xpath
    return [item.text for item in root.findall("./item[@kind='" + kind + "']")]


def django_view(request):
    # ruleid: python.injection.xpath
    return tree.xpath("//user[@id='{}']".format(request.GET["id"]))


@app.get("/variable")
def variable():
    # ok: python.injection.xpath
    return str(tree.xpath("//user[@name=$name]", name=request.args["name"]))


@app.get("/number")
def number():
    # ok: python.injection.xpath
    return str(tree.xpath("//user[%d]" % int(request.args["index"])))


@app.get("/regular")
def regular():
    # ok: python.injection.xpath
    return str(re.findall("[a-z]+", request.args["name"]))


@app.get("/constant")
def constant():
    # ok: python.injection.xpath
    return str(tree.xpath("//user"))


@app.get("/selector")
def selector():
    # ElementTree's find() is not covered: its name is shared with str.find and most query builders.
    # todoruleid: python.injection.xpath
    return tree.find("./user[@name='" + request.args["name"] + "']").text
