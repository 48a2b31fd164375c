import flask
from aiohttp import web
from django.http import HttpResponseRedirect
from django.shortcuts import redirect as django_redirect
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import Flask, abort, redirect, request, url_for
from tornado.web import RequestHandler
from urllib.parse import quote, urlparse, urlsplit

app = Flask(__name__)
HOSTS = {"images.example.org", "static.example.org"}
api = FastAPI()
TARGETS = {"home": "/", "help": "/help"}


@app.post("/login")
def login():
    # ruleid: python.web.open-redirect
    return redirect(request.args.get("next") or "/")


@app.get("/out")
def out():
    target = request.values["url"]
    # ruleid: python.web.open-redirect
    return flask.redirect(target, code=303)


def django_view(request):
    # ruleid: python.web.open-redirect
    return HttpResponseRedirect(request.GET["next"])


def django_shortcut(request):
    # ruleid: python.web.open-redirect
    return django_redirect("https://" + request.GET["host"])


@api.get("/go")
async def go(url: str):
    # ruleid: python.web.open-redirect
    return RedirectResponse(url=url)


async def aiohttp_view(request):
    # ruleid: python.web.open-redirect
    raise web.HTTPFound(location=request.query["next"])


class Login(RequestHandler):
    def post(self):
        # ruleid: python.web.open-redirect
        self.redirect(self.get_argument("next"))


@app.get("/protocol-relative")
def protocol_relative():
    # ruleid: python.web.open-redirect
    return redirect("/" + request.args["path"])


@app.get("/host")
def any_host():
    # ruleid: python.web.open-redirect
    return redirect(f"https://{request.args['host']}/")


@app.get("/named")
def named():
    # ok: python.web.open-redirect
    return redirect(url_for("profile", name=request.args["name"]))


@app.get("/table")
def table():
    # ok: python.web.open-redirect
    return redirect(TARGETS.get(request.args["to"], "/"))


def django_checked(request):
    target = request.GET["next"]
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: python.web.open-redirect
    return HttpResponseRedirect(target)


@app.get("/own-check")
def own_check():
    target = request.args["next"]
    if not is_safe_url(target):
        abort(400)
    # ok: python.web.open-redirect
    return redirect(target)


def django_keywords(request):
    target = request.POST.get("next", "")
    if target and not url_has_allowed_host_and_scheme(url=target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: python.web.open-redirect
    return HttpResponseRedirect(target)


def conditional(request):
    target = request.POST["next"]
    # ok: python.web.open-redirect
    return HttpResponseRedirect(target if is_safe_url(target) else "/")


def raising(request):
    target = request.POST["next"]
    validate_redirect_target(target)
    # ok: python.web.open-redirect
    return HttpResponseRedirect(target)


@app.get("/inside")
def inside():
    target = request.args["next"]
    if is_local_url(target):
        # ok: python.web.open-redirect
        return redirect(target)
    return redirect("/")


@app.get("/local-path")
def local_path():
    # ok: python.web.open-redirect
    return redirect("/user/" + request.args["name"])


@app.get("/fixed-host")
def fixed_host():
    # ok: python.web.open-redirect
    return redirect(f"https://example.org/{request.args['path']}")


@app.get("/quoted")
def quoted():
    # ok: python.web.open-redirect
    return redirect("/search?q=" + quote(request.args["q"]))


@app.get("/query")
def query(request):
    target = url_for("search")
    # ok: python.web.open-redirect
    return redirect(f"{target}?{request.GET.urlencode()}")


@app.get("/own-helper")
def own_helper():
    # ok: python.web.open-redirect
    return redirect(get_safe_redirect(request.args.get("next", "")))


@app.get("/header")
def header():
    response = flask.make_response("", 302)
    # ruleid: python.web.open-redirect
    response.headers["Location"] = request.args["next"]
    # ok: python.web.open-redirect
    response.headers["Content-Language"] = request.args["language"]
    # ok: python.web.open-redirect
    response.headers["Location"] = url_for("profile", name=request.args["name"])
    return response


@app.get("/typed")
def typed():
    # ok: python.web.open-redirect
    redirect("//%s" % request.args.get("o", type=int))
    # ok: python.web.open-redirect
    redirect("//%s" % request.args.get("o", 1, int))
    # ok: python.web.open-redirect
    redirect("//%s" % request.args.get("o", type=float, default=0.5))
    return ""


@app.get("/host-checked")
def host_checked():
    url = request.args["url"]
    if urlparse(url).hostname != "images.example.org":
        abort(400)
    # ok: python.web.open-redirect
    return redirect(url)


@app.get("/host-inside")
def host_inside():
    url = request.args["url"]
    if urlparse(url).scheme == "https" and urlparse(url).netloc in HOSTS:
        # ok: python.web.open-redirect
        return redirect(url)
    return ""


@app.get("/parts-checked")
def parts_checked():
    url = request.args["url"]
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.netloc not in HOSTS:
        return ""
    # ok: python.web.open-redirect
    return redirect(url)


@app.get("/named-host")
def named_host():
    url = request.args["url"]
    host = urlparse(url).hostname
    if host not in HOSTS:
        abort(400)
    # ok: python.web.open-redirect
    return redirect(url)


@app.get("/scheme-checked")
def scheme_checked():
    url = request.args["url"]
    if urlparse(url).scheme != "https":
        abort(400)
    # ruleid: python.web.open-redirect
    return redirect(url)
