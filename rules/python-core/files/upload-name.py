import os
import shutil
import uuid
from pathlib import Path

import aiofiles
from django.core.files.storage import default_storage
from fastapi import FastAPI, UploadFile
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
UPLOADS = Path("/srv/uploads")


@app.post("/upload")
def upload():
    file = request.files["file"]
    # ruleid: python.files.upload-name
    file.save(os.path.join("/srv/uploads", file.filename))
    return ""


@app.post("/upload-f")
def upload_f_string():
    file = request.files.get("file")
    # ruleid: python.files.upload-name
    file.save(f"/srv/uploads/{file.filename}")
    return ""


@api.post("/upload")
async def upload_async(file: UploadFile):
    # ruleid: python.files.upload-name
    async with aiofiles.open("/srv/uploads/" + file.filename, "wb") as target:
        await target.write(await file.read())


@api.post("/upload-path")
async def upload_path(file: UploadFile):
    target = UPLOADS / file.filename
    # ruleid: python.files.upload-name
    target.write_bytes(await file.read())


def django_view(request):
    file = request.FILES["file"]
    # ruleid: python.files.upload-name
    with open("/srv/uploads/%s" % file.name, "wb") as target:
        shutil.copyfileobj(file, target)


@app.post("/secure")
def secure():
    file = request.files["file"]
    # ok: python.files.upload-name
    file.save(os.path.join("/srv/uploads", secure_filename(file.filename)))
    return ""


@app.post("/own-name")
def own_name():
    file = request.files["file"]
    # ok: python.files.upload-name
    file.save(f"/srv/uploads/{uuid.uuid4()}.bin")
    return ""


def django_storage(request):
    file = request.FILES["file"]
    # ok: python.files.upload-name
    return default_storage.save("avatar.png", file)


def other_name(options):
    # ok: python.files.upload-name
    return open(options.filename, "rb")


@api.post("/content")
async def content(file: UploadFile):
    # ok: python.files.upload-name
    (UPLOADS / "last.bin").write_bytes(await file.read())


@app.post("/unpacked")
def unpacked():
    name, data = parse(request.get_data())
    # A multipart body that is parsed by hand has no `filename` to follow.
    # todoruleid: python.files.upload-name
    UPLOADS.joinpath(name).write_bytes(data)
    return ""
