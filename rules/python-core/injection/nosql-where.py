import bson
import pymongo
from bson.code import Code
from flask import Flask, request

app = Flask(__name__)
db = pymongo.MongoClient().shop


@app.get("/by-name")
def by_name():
    name = request.args["name"]
    # ruleid: python.injection.nosql-where
    return list(db.users.find({"$where": f"this.name == '{name}'"}))


@app.get("/by-age")
def by_age():
    # ruleid: python.injection.nosql-where
    return list(db.users.find({}).where("this.age > " + request.args["age"]))


@app.get("/alias")
def alias():
    # ruleid: python.injection.nosql-where
    return bson.Code("this.a == '%s'" % request.form["a"])


@app.get("/mixed")
def mixed():
    # ruleid: python.injection.nosql-where
    return db.users.count_documents({"active": True, "$where": "this.x == " + request.values.get("x")})


@app.get("/operator")
def operator():
    # ok: python.injection.nosql-where
    return list(db.users.find({"name": request.args["name"]}))


@app.get("/number")
def number():
    # ok: python.injection.nosql-where
    return list(db.users.find({"$where": f"this.age > {int(request.args['age'])}"}))


@app.get("/constant")
def constant():
    # ok: python.injection.nosql-where
    return list(db.users.find({"$where": "this.credits == this.debits"}))


@app.get("/scope")
def scope():
    # ok: python.injection.nosql-where
    return list(db.users.find({"$where": Code("this.name == name", scope={"name": request.args["name"]})}))


@app.get("/key-in-variable")
def key_in_variable():
    query = {}
    # The operator is set by item assignment, which the pattern does not cover.
    # todoruleid: python.injection.nosql-where
    query["$where"] = "this.name == '" + request.args["name"] + "'"
    return list(db.users.find(query))
