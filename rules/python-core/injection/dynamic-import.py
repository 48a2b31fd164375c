import importlib
from importlib import import_module

from django.utils.module_loading import import_string
from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()
EXPORTERS = {"csv": "shop.export_csv", "pdf": "shop.export_pdf"}


@app.get("/export")
def export():
    # ruleid: python.injection.dynamic-import
    module = importlib.import_module("shop.export_" + request.args["format"])
    return module.run()


@app.get("/plugin/<name>")
def plugin(name):
    # ruleid: python.injection.dynamic-import
    return import_module(name).run()


@api.post("/handler")
async def handler(path: str):
    # ruleid: python.injection.dynamic-import
    return import_string(path)()


def django_view(request):
    # ruleid: python.injection.dynamic-import
    return __import__(request.POST["module"]).render()


@app.get("/function")
def function():
    # ruleid: python.injection.dynamic-import
    return globals()[request.args["name"]]()


@app.get("/table")
def table():
    # ok: python.injection.dynamic-import
    return importlib.import_module(EXPORTERS[request.args["format"]]).run()


@app.get("/constant")
def constant():
    # ok: python.injection.dynamic-import
    return importlib.import_module("shop.export_csv").run(request.args["format"])


@app.get("/checked")
def checked():
    name = request.args["format"]
    if name not in EXPORTERS:
        return "unknown", 404
    # ok: python.injection.dynamic-import
    return importlib.import_module(f"shop.export_{name}").run()


@app.get("/attribute")
def attribute(service):
    # getattr() on a module is as bad, but on most objects it is a plain lookup.
    # todoruleid: python.injection.dynamic-import
    return getattr(importlib, request.args["name"])()
