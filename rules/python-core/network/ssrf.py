import urllib.request
from urllib.parse import urlencode, urlparse, urlsplit
from urllib.request import urlopen

import aiohttp
import httpx
import requests
import requests as http
from fastapi import FastAPI
from flask import Flask, abort, request

app = Flask(__name__)
HOSTS = {"images.example.org", "static.example.org"}
api = FastAPI()
SERVICES = {"rates": "https://rates.example.org/today"}


@app.get("/fetch")
def fetch():
    # ruleid: python.network.ssrf
    return requests.get(request.args["url"], timeout=5).text


@app.post("/webhook")
def webhook():
    target = request.get_json()["callback"]
    # ruleid: python.network.ssrf
    http.post(url=target, json={"done": True}, timeout=5)
    return ""


@app.get("/host")
def host():
    # ruleid: python.network.ssrf
    return requests.request("GET", f"https://{request.args['host']}/status", timeout=5).text


@app.get("/suffix")
def suffix():
    # ruleid: python.network.ssrf
    return urlopen("https://example.org" + request.args["path"]).read()


def django_view(request):
    # ruleid: python.network.ssrf
    return urllib.request.urlretrieve(request.GET["image"])


@api.get("/preview")
async def preview(url: str):
    async with httpx.AsyncClient() as client:
        # ruleid: python.network.ssrf
        return (await client.get(url)).text


@api.get("/preview2")
async def preview_session(url: str):
    async with aiohttp.ClientSession() as session:
        # ruleid: python.network.ssrf
        async with session.get(url) as response:
            return await response.text()


@app.get("/session")
def own_session():
    session = requests.Session()
    # ruleid: python.network.ssrf
    return session.request("GET", request.args["url"]).text


@app.get("/proxy/<path:url>")
def proxy(url):
    # ruleid: python.network.ssrf
    return httpx.get(url).text


@app.get("/table")
def table():
    # ok: python.network.ssrf
    return requests.get(SERVICES[request.args["name"]], timeout=5).text


@app.get("/parameters")
def parameters():
    # ok: python.network.ssrf
    return requests.get("https://api.example.org/search", params={"q": request.args["q"]}, timeout=5).text


@app.get("/fixed-host")
def fixed_host():
    # ok: python.network.ssrf
    return requests.get(f"https://api.example.org/users/{request.args['name']}", timeout=5).text


@app.get("/fixed-host2")
def fixed_host_query():
    # ok: python.network.ssrf
    return urlopen("https://api.example.org/search?" + urlencode({"q": request.args["q"]})).read()


@app.get("/checked")
def checked():
    url = request.args["url"]
    if not is_allowed_url(url):
        abort(400)
    # ok: python.network.ssrf
    return requests.get(url, timeout=5).text


@app.get("/dictionary")
def dictionary(cache):
    # ok: python.network.ssrf
    return cache.get(request.args["url"])


@app.get("/client")
def shared_client(clients):
    client = clients.client_for("web")
    # What kind of object a helper returns is not known.
    # todoruleid: python.network.ssrf
    return client.get(request.args["url"]).text


@app.get("/typed")
def typed():
    # ok: python.network.ssrf
    requests.get("https://shard-%d.example.org/" % request.args.get("o", type=int), timeout=5)
    # ok: python.network.ssrf
    requests.get("https://shard-%d.example.org/" % request.args.get("o", 1, int), timeout=5)
    # ok: python.network.ssrf
    requests.get("https://shard-%d.example.org/" % request.args.get("o", type=float, default=0.5), timeout=5)
    return ""


@app.get("/host-checked")
def host_checked():
    url = request.args["url"]
    if urlparse(url).hostname != "images.example.org":
        abort(400)
    # ok: python.network.ssrf
    return requests.get(url, timeout=5).text


@app.get("/host-inside")
def host_inside():
    url = request.args["url"]
    if urlparse(url).scheme == "https" and urlparse(url).netloc in HOSTS:
        # ok: python.network.ssrf
        return requests.get(url, timeout=5).text
    return ""


@app.get("/parts-checked")
def parts_checked():
    url = request.args["url"]
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.netloc not in HOSTS:
        return ""
    # ok: python.network.ssrf
    return requests.get(url, timeout=5).text


@app.get("/named-host")
def named_host():
    url = request.args["url"]
    host = urlparse(url).hostname
    if host not in HOSTS:
        abort(400)
    # ok: python.network.ssrf
    return requests.get(url, timeout=5).text


@app.get("/scheme-checked")
def scheme_checked():
    url = request.args["url"]
    if urlparse(url).scheme != "https":
        abort(400)
    # ruleid: python.network.ssrf
    return requests.get(url, timeout=5).text
