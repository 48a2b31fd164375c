import base64
import json
import marshal
import pickle
import pickle as serializer
from pickle import loads

import jsonpickle
import pandas as pd
from fastapi import FastAPI, UploadFile
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()


@app.post("/state")
def state():
    # ruleid: python.deserialization.pickle-tainted
    return str(pickle.loads(request.data))


@app.get("/cookie")
def cookie():
    raw = base64.b64decode(request.cookies["cart"])
    # ruleid: python.deserialization.pickle-tainted
    return str(loads(raw))


@app.post("/renamed")
def renamed():
    # ruleid: python.deserialization.pickle-tainted
    return str(serializer.Unpickler(request.files["model"].stream).load())


@app.post("/marshal")
def marshalled():
    # ruleid: python.deserialization.pickle-tainted
    return str(marshal.loads(request.get_data()))


def django_view(request):
    # ruleid: python.deserialization.pickle-tainted
    return jsonpickle.decode(request.body)


@api.post("/frame")
async def frame(upload: UploadFile):
    # ruleid: python.deserialization.pickle-tainted
    return pd.read_pickle(upload.file)


def serve(connection):
    data = connection.recv(4096)
    # ruleid: python.deserialization.pickle-tainted
    return pickle.loads(data)


@app.post("/json")
def as_json():
    # ok: python.deserialization.pickle-tainted
    return json.loads(request.data)


def own_file():
    with open("cache.bin", "rb") as file:
        # ok: python.deserialization.pickle-tainted
        return pickle.load(file)


@app.post("/dump")
def dump():
    # ok: python.deserialization.pickle-tainted
    return pickle.dumps(request.form["value"])


@app.post("/signed")
def signed(signer):
    # ok: python.deserialization.pickle-tainted
    return pickle.loads(signer.unsign(request.data))


@app.post("/saved")
def saved(cache):
    cache.set("state", request.data)
    # The data passes through a store.
    # todoruleid: python.deserialization.pickle-tainted
    return pickle.loads(cache.get("state"))
