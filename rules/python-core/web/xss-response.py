import html

import bleach
import django.http
import flask
from aiohttp import web
from django.http import HttpResponse
from django.utils.html import format_html
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse
from flask import Flask, jsonify, make_response, render_template, request
from markupsafe import escape

app = Flask(__name__)
api = FastAPI()


@app.route("/search")
def search():
    # ruleid: python.web.xss-response
    return f"<h1>Results for {request.args['q']}</h1>"


@app.route("/hello/<name>")
def hello(name):
    # ruleid: python.web.xss-response
    return "<p>Hello " + name + "</p>"


@app.route("/percent")
def percent():
    name = request.args["name"]
    # ruleid: python.web.xss-response
    return "<p>Hello %s</p>" % name


@app.route("/response")
def response():
    # ruleid: python.web.xss-response
    return make_response("<b>{}</b>".format(request.form.get("text")), 400)


@app.route("/qualified")
def qualified():
    page = "<b>" + flask.request.args["text"] + "</b>"
    # ruleid: python.web.xss-response
    return flask.Response(page)


def django_view(request):
    # ruleid: python.web.xss-response
    return HttpResponse(f"<p>No user {request.GET['name']}</p>")


def django_not_found(request):
    # ruleid: python.web.xss-response
    return django.http.HttpResponseNotFound("no page " + request.GET["page"])


@api.get("/page", response_class=HTMLResponse)
async def page(title: str):
    # ruleid: python.web.xss-response
    return HTMLResponse(content=f"<title>{title}</title>")


async def aiohttp_view(request):
    # ruleid: python.web.xss-response
    return web.Response(text="<p>" + request.query["q"] + "</p>", content_type="text/html")


@app.route("/escaped")
def escaped():
    # ok: python.web.xss-response
    return f"<h1>Results for {escape(request.args['q'])}</h1>"


@app.route("/escaped2")
def escaped_first():
    query = html.escape(request.args["q"])
    # ok: python.web.xss-response
    return "<h1>Results for " + query + "</h1>"


@app.route("/template")
def template():
    # ok: python.web.xss-response
    return make_response(render_template("search.html", q=request.args["q"]))


@app.route("/json")
def as_json():
    # ok: python.web.xss-response
    return jsonify({"q": request.args["q"]})


@app.route("/text")
def text():
    # ok: python.web.xss-response
    return flask.Response(request.args["q"], mimetype="text/plain")


def django_safe(request):
    # ok: python.web.xss-response
    return HttpResponse(format_html("<p>No user {}</p>", request.GET["name"]))


@api.get("/data")
async def data(title: str):
    # ok: python.web.xss-response
    return JSONResponse({"title": title})


@app.route("/cleaned")
def cleaned():
    # ok: python.web.xss-response
    return make_response(bleach.clean(request.form["comment"]))


@app.route("/page/<int:number>")
def numbered(number):
    # ok: python.web.xss-response
    return f"<p>Page {number}</p>"


def django_text(request):
    # ok: python.web.xss-response
    return HttpResponse("no user " + request.GET["name"], content_type="text/plain")


@app.route("/variable")
def variable():
    page = "<p>" + request.args["q"] + "</p>"
    # A bare name that is returned may hold a dictionary or a rendered template, so only built texts count.
    # todoruleid: python.web.xss-response
    return page
