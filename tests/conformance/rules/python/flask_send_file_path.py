import os
from pathlib import Path

from flask import Flask, request, send_file
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = Path("/srv/files")


@app.route("/download")
def download():
    name = request.args.get("name")
    # ruleid: flask-send-file-path
    return send_file(os.path.join("/srv/files", name))


@app.route("/safe")
def safe():
    name = secure_filename(request.args["name"])
    # ok: flask-send-file-path
    return send_file(f"/srv/files/{name}")


@app.route("/path")
def path():
    target = BASE.joinpath(request.args.get("p"))
    # ruleid: flask-send-file-path
    with open(target) as stream:
        return stream.read()


@app.route("/base")
def base():
    name = os.path.basename(request.values["name"])
    # ok: flask-send-file-path
    with open(os.path.join("/srv", name), "rb") as stream:
        return stream.read()
