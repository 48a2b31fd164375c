import jinja2
from bottle import template
from django.template import Template as DjangoTemplate
from fastapi import FastAPI
from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, Template
from jinja2.sandbox import SandboxedEnvironment
from mako.template import Template as MakoTemplate

app = Flask(__name__)
api = FastAPI()
environment = Environment(autoescape=True)


@app.get("/hello")
def hello():
    # ruleid: python.injection.template
    return render_template_string(f"<h1>Hello {request.args['name']}</h1>")


@app.errorhandler(404)
def missing(error):
    page = "<p>No page %s</p>" % request.args.get("page")
    # ruleid: python.injection.template
    return render_template_string(page, error=error), 404


@api.get("/mail")
async def mail(subject: str):
    # ruleid: python.injection.template
    return Template("Subject: " + subject).render()


@app.post("/preview")
def preview():
    # ruleid: python.injection.template
    return jinja2.Template(request.form["body"], autoescape=True).render()


@app.post("/from-string")
def from_string():
    # ruleid: python.injection.template
    return environment.from_string(request.form["body"]).render()


@app.post("/mako")
def mako():
    # ruleid: python.injection.template
    return MakoTemplate(text=request.form["body"]).render()


def django_view(request):
    # ruleid: python.injection.template
    return DjangoTemplate("{{ a }} " + request.POST["body"])


@app.get("/variable")
def variable():
    # ok: python.injection.template
    return render_template_string("<h1>Hello {{ name }}</h1>", name=request.args["name"])


@app.get("/file")
def file():
    # ok: python.injection.template
    return render_template("hello.html", name=request.args["name"])


@app.get("/object")
def rendered():
    # ok: python.injection.template
    return Template("Hello {{ name }}").render(name=request.args["name"])


@app.get("/number")
def number():
    # ok: python.injection.template
    return render_template_string("<p>%d</p>" % int(request.args["page"]))


@app.post("/sandbox")
def sandbox():
    # ok: python.injection.template
    return SandboxedEnvironment().from_string(request.form["body"]).render()


@app.get("/bottle")
def bottle_view(text):
    # ok: python.injection.template
    return template("hello {{name}}", name=request.query.name)


@app.get("/stored")
def stored(page):
    # Templates that users saved earlier come from the database, which is not a source.
    # todoruleid: python.injection.template
    return Template(page.body).render()
