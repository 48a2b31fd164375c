import io
import os
import os.path
import shutil
from os import path
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
ROOT = Path("/srv/files")


@app.get("/read")
def read():
    # ruleid: python.files.path-traversal
    with open("/srv/files/" + request.args["name"]) as file:
        return file.read()


@app.get("/joined")
def joined():
    target = os.path.join("/srv/files", request.args["name"])
    # ruleid: python.files.path-traversal
    return send_file(target)


@app.get("/files/<path:name>")
def routed(name):
    # ruleid: python.files.path-traversal
    return io.open(f"/srv/files/{name}", encoding="utf-8").read()


@app.get("/pathlib")
def with_pathlib():
    target = ROOT / request.args["name"]
    # ruleid: python.files.path-traversal
    return target.read_text()


@app.post("/write")
def write():
    # ruleid: python.files.path-traversal
    Path("/srv/files", request.form["name"]).write_bytes(b"")
    return ""


@api.get("/download")
async def download(name: str):
    # ruleid: python.files.path-traversal
    return FileResponse(path="/srv/files/%s" % name)


def django_delete(request):
    # ruleid: python.files.path-traversal
    os.remove(path.join("/srv/files", request.POST["name"]))


@app.delete("/folder")
def folder():
    # ruleid: python.files.path-traversal
    shutil.rmtree("/srv/{}".format(request.args["name"]))
    return ""


@app.get("/secure-name")
def secure_name():
    # ok: python.files.path-traversal
    return send_file("/srv/files/" + secure_filename(request.args["name"]))


@app.get("/base-name")
def base_name():
    name = os.path.basename(request.args["name"])
    # ok: python.files.path-traversal
    return open(f"/srv/files/{name}").read()


@app.get("/directory")
def from_directory():
    # ok: python.files.path-traversal
    return send_from_directory("/srv/files", request.args["name"])


@app.get("/relative")
def relative():
    target = (ROOT / request.args["name"]).resolve()
    if not target.is_relative_to(ROOT):
        abort(404)
    # ok: python.files.path-traversal
    return target.read_text()


@app.get("/prefix")
def prefix():
    target = os.path.realpath(os.path.join("/srv/files", request.args["name"]))
    if not target.startswith("/srv/files/"):
        abort(404)
    # ok: python.files.path-traversal
    return open(target).read()


@app.get("/number")
def number():
    # ok: python.files.path-traversal
    return open(f"/srv/invoices/{int(request.args['id'])}.txt").read()


@app.get("/content")
def content():
    # ok: python.files.path-traversal
    Path("/srv/files/last.txt").write_text(request.args["text"])
    return ""


@app.get("/memory")
def memory():
    # ok: python.files.path-traversal
    return send_file(io.BytesIO(request.args["text"].encode()), mimetype="text/plain")


@app.get("/own-check")
def own_check():
    name = validate_path_is_safe(request.args["name"])
    # ok: python.files.path-traversal
    return open("/srv/files/" + name).read()


@app.post("/upload")
def upload():
    # An upload's name is the business of python.files.upload-name.
    # ok: python.files.path-traversal
    return open("/srv/files/" + request.files["file"].filename, "wb").name


@app.get("/dots")
def dots():
    name = request.args["name"].replace("../", "")
    # ruleid: python.files.path-traversal
    return open("/srv/files/" + name).read()


@app.get("/helper")
def helper():
    # ok: python.files.path-traversal
    return load(request.args["name"])


def load(name):
    # ruleid: python.files.path-traversal
    with open("/srv/files/" + name) as file:
        return file.read()


@app.get("/typed")
def typed():
    # ok: python.files.path-traversal
    open(f"/srv/invoices/{request.args.get("o", type=int)}.txt").close()
    # ok: python.files.path-traversal
    open(f"/srv/invoices/{request.args.get("o", 1, int)}.txt").close()
    # ok: python.files.path-traversal
    open(f"/srv/invoices/{request.args.get("o", type=float, default=0.5)}.txt").close()
    return ""


@app.get("/common")
def common():
    target = os.path.realpath(os.path.join("/srv/files", request.args["name"]))
    if os.path.commonpath(["/srv/files", target]) != "/srv/files":
        abort(404)
    # ok: python.files.path-traversal
    return open(target).read()


@app.get("/common-inside")
def common_inside():
    target = os.path.realpath(os.path.join("/srv/files", request.args["name"]))
    if os.path.commonpath((target, "/srv/files")) == "/srv/files":
        # ok: python.files.path-traversal
        return open(target).read()
    return abort(404)


@app.get("/common-other")
def common_other():
    target = os.path.realpath(os.path.join("/srv/files", request.args["name"]))
    print(os.path.commonpath(["/srv/files", target]))
    # ruleid: python.files.path-traversal
    return open(target).read()
