import string

from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()


@app.get("/greet")
def greet(user):
    text = request.args.get("greeting", "Hello {user}")
    # ruleid: python.injection.format-string
    return text.format(user=user)


@app.get("/inline")
def inline(user):
    # ruleid: python.injection.format-string
    return ("Dear " + request.args["title"] + " {0.name}").format(user)


@api.post("/mail")
async def mail(body: str, user):
    # ruleid: python.injection.format-string
    return body.format_map({"user": user})


def django_view(request, user):
    # ruleid: python.injection.format-string
    return string.Formatter().format(request.POST["text"], user=user)


@app.get("/argument")
def argument():
    # ok: python.injection.format-string
    return "Hello {}".format(request.args["name"])


@app.get("/constant-variable")
def constant_variable():
    text = "Hello {name}"
    # ok: python.injection.format-string
    return text.format(name=request.args["name"])


@app.get("/keyword")
def keyword():
    # ok: python.injection.format-string
    return string.Formatter().format("Hello {name}", name=request.args["name"])


@app.get("/f-string")
def f_string():
    # ok: python.injection.format-string
    return f"Hello {request.args['name']}"


@app.get("/percent")
def percent(user):
    # A `%` template cannot reach attributes, only fail, so it is left out.
    # todoruleid: python.injection.format-string
    return request.args["text"] % user
