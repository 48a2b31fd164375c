import xml.dom.minidom
import xml.etree.ElementTree as ET
import xml.sax
from xml.dom.minidom import parseString
from xml.etree import ElementTree

import defusedxml.ElementTree
from fastapi import FastAPI, UploadFile
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()


@app.post("/orders")
def orders():
    # ruleid: python.xml.stdlib-tainted
    return ET.fromstring(request.data).tag


@app.post("/file")
def file():
    # ruleid: python.xml.stdlib-tainted
    return ElementTree.parse(request.files["file"]).getroot().tag


@app.post("/dom")
def dom():
    text = request.get_data(as_text=True)
    # ruleid: python.xml.stdlib-tainted
    return parseString(text).documentElement.tagName


def django_view(request):
    # ruleid: python.xml.stdlib-tainted
    return xml.dom.minidom.parseString(request.body)


def serve(connection, handler):
    # ruleid: python.xml.stdlib-tainted
    xml.sax.parseString(connection.recv(65536), handler)


@api.post("/upload")
async def upload(document: UploadFile):
    # ruleid: python.xml.stdlib-tainted
    return ET.fromstring(await document.read()).tag


@app.post("/defused")
def defused():
    # ok: python.xml.stdlib-tainted
    return defusedxml.ElementTree.fromstring(request.data).tag


def own_file():
    # ok: python.xml.stdlib-tainted
    return ET.parse("settings.xml").getroot()


@app.post("/build")
def build():
    # ok: python.xml.stdlib-tainted
    element = ET.Element("order", name=request.form["name"])
    return ET.tostring(element)


@app.post("/pull")
def pull():
    parser = ET.XMLPullParser()
    # Data that is fed to a parser object is not followed.
    # todoruleid: python.xml.stdlib-tainted
    parser.feed(request.data)
    return ""
