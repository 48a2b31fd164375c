import json

import pymongo
from bson import ObjectId
from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()
db = pymongo.MongoClient().shop
TEXT = "find"


@app.post("/login")
def login():
    body = request.get_json()
    # ruleid: python.injection.nosql-operator
    user = db.users.find_one({"name": body["name"], "password": body["password"]})
    return {"ok": user is not None}


@app.post("/orders")
def orders():
    # ruleid: python.injection.nosql-operator
    return list(db["orders"].find(request.json))


@app.delete("/orders")
def delete():
    # ruleid: python.injection.nosql-operator
    db.orders.delete_many(filter={"owner": request.json.get("owner")})
    return {}


def django_view(request):
    query = json.loads(request.body)
    # ruleid: python.injection.nosql-operator
    return db.users.count_documents({"name": query["name"]})


@api.post("/search")
async def search(filters: dict):
    # ruleid: python.injection.nosql-operator
    return await db.items.find(filters).to_list(20)


@app.post("/login2")
def converted():
    body = request.get_json()
    # ok: python.injection.nosql-operator
    return db.users.find_one({"name": str(body["name"])})


@app.post("/login3")
def checked():
    name = request.get_json()["name"]
    if not isinstance(name, str):
        return {"error": "name"}, 400
    # ok: python.injection.nosql-operator
    return db.users.find_one({"name": name})


@app.get("/user")
def text_only():
    # ok: python.injection.nosql-operator
    return db.users.find_one({"name": request.args["name"]})


@app.post("/by-id")
def by_id():
    # ok: python.injection.nosql-operator
    return db.users.find_one({"_id": ObjectId(request.json["id"])})


def text_search():
    # ok: python.injection.nosql-operator
    return TEXT.find("x")


@app.post("/login4")
def wrapped():
    credentials = Credentials(**request.get_json())
    # Request models are taken to check their types, and this one may not.
    # todoruleid: python.injection.nosql-operator
    return db.users.find_one({"name": credentials.name})
