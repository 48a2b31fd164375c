import re
from re import compile as compile_regex

from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()


@app.get("/search")
def search(lines):
    # ruleid: python.injection.regex
    found = re.compile(request.args["pattern"])
    return [line for line in lines if found.search(line)]


@app.get("/word")
def word(text):
    # ruleid: python.injection.regex
    return str(re.search(r"\b" + request.args["word"] + r"\b", text))


@api.get("/filter")
async def filtered(q: str, lines: list):
    # ruleid: python.injection.regex
    return [line for line in lines if re.match(f"^{q}", line)]


def django_view(request):
    # ruleid: python.injection.regex
    return compile_regex("%s$" % request.GET["suffix"])


@app.get("/escaped")
def escaped(text):
    # ok: python.injection.regex
    return str(re.search(r"\b" + re.escape(request.args["word"]) + r"\b", text))


@app.get("/subject")
def subject():
    # ok: python.injection.regex
    return str(re.fullmatch("[a-z]+", request.args["word"]))


@app.get("/plain")
def plain(lines):
    # ok: python.injection.regex
    return [line for line in lines if request.args["word"] in line]


@app.get("/pandas")
def frame(table):
    # pandas takes a regular expression here unless told otherwise; the object's type is not known.
    # todoruleid: python.injection.regex
    return table["name"].str.contains(request.args["word"])
