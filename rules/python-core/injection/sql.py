import sqlite3

import flask
import pandas as pd
import sqlalchemy as sa
from django.db.models.expressions import RawSQL
from fastapi import FastAPI, Query
from flask import Flask, request
from sqlalchemy import select, text

app = Flask(__name__)
api = FastAPI()
connection = sqlite3.connect("shop.db")
COLUMNS = {"name": "name", "price": "price"}


def f_string():
    name = request.args["name"]
    cursor = connection.cursor()
    # ruleid: python.injection.sql
    cursor.execute(f"SELECT id FROM users WHERE name = '{name}'")
    return cursor.fetchall()


def percent():
    cursor = connection.cursor()
    # ruleid: python.injection.sql
    cursor.execute("SELECT id FROM users WHERE name = '%s'" % flask.request.form.get("name"))
    return cursor.fetchone()


def format_method():
    name = request.get_json()["name"]
    # ruleid: python.injection.sql
    return connection.execute("SELECT id FROM users WHERE name = '{}'".format(name)).fetchall()


def concatenation():
    query = "SELECT id FROM users WHERE name = '"
    query += request.values["name"]
    query = query + "'"
    # ruleid: python.injection.sql
    return connection.executescript(query)


@app.route("/user/<name>")
def routed(name):
    # ruleid: python.injection.sql
    return connection.execute("SELECT id FROM users WHERE name = '" + name + "'")


@app.route("/user/<int:ident>")
def routed_number(ident):
    # ok: python.injection.sql
    return connection.execute("SELECT name FROM users WHERE id = " + str(ident))


@api.get("/items")
async def items(db, q: str = Query(...), limit: int = 10):
    # ruleid: python.injection.sql
    rows = await db.fetch(f"SELECT * FROM items WHERE label LIKE '%{q}%'")
    # ok: python.injection.sql
    rows += await db.fetch(f"SELECT * FROM items LIMIT {limit}")
    return rows


async def pool_query(req, pool):
    # ruleid: python.injection.sql
    return await pool.fetchrow("SELECT * FROM items WHERE id = " + req.query["id"])


def django_raw(request):
    # ruleid: python.injection.sql
    return Person.objects.raw("SELECT * FROM person WHERE name = '%s'" % request.GET["name"])


def django_extra(request):
    # ruleid: python.injection.sql
    return Person.objects.extra(where=[f"name = '{request.POST['name']}'"])


def django_expression(request):
    # ruleid: python.injection.sql
    return Person.objects.annotate(rank=RawSQL("SELECT " + request.GET["column"], ()))


def alchemy(session):
    # ruleid: python.injection.sql
    statement = text("SELECT * FROM users WHERE name = '" + request.args["name"] + "'")
    # ruleid: python.injection.sql
    return session.execute(statement)


def alchemy_alias(session):
    # ruleid: python.injection.sql
    return session.execute(sa.text(f"DELETE FROM users WHERE id = {request.form['id']}"))


def frame():
    # ruleid: python.injection.sql
    return pd.read_sql_query("SELECT * FROM t WHERE a = " + request.args["a"], connection)


class Handler:
    def get(self):
        # ruleid: python.injection.sql
        connection.execute("SELECT 1 FROM t WHERE a = '%s'" % (self.get_argument("a"),))


def bound_question_mark():
    # ok: python.injection.sql
    return connection.execute("SELECT id FROM users WHERE name = ?", (request.args["name"],))


def bound_named():
    # ok: python.injection.sql
    return connection.execute("SELECT id FROM users WHERE name = :name", {"name": request.args["name"]})


def converted():
    ident = int(request.args["id"])
    # ok: python.injection.sql
    return connection.execute(f"SELECT name FROM users WHERE id = {ident}")


def allowed_column():
    column = request.args["sort"]
    if column not in {"name", "price"}:
        raise ValueError(column)
    # ok: python.injection.sql
    return connection.execute(f"SELECT * FROM items ORDER BY {column}")


def looked_up_column():
    column = COLUMNS.get(request.args["sort"], "name")
    # ok: python.injection.sql
    return connection.execute(f"SELECT * FROM items ORDER BY {column}")


def chosen_column():
    sort = request.args["sort"]
    column = sort if sort in COLUMNS else "name"
    # ok: python.injection.sql
    return connection.execute(f"SELECT * FROM items ORDER BY {column}")


def expression(session):
    # ok: python.injection.sql
    return session.execute(select(User).where(User.name == request.args["name"]))


def quoted_identifier(cursor):
    from psycopg2 import sql

    table = sql.Identifier(request.args["table"])
    # ok: python.injection.sql
    cursor.execute(sql.SQL("SELECT * FROM {}").format(table))


def overwritten():
    name = request.args["name"]
    name = "root"
    # ok: python.injection.sql
    return connection.execute(f"SELECT id FROM users WHERE name = '{name}'")


def graphql(schema):
    # ok: python.injection.sql
    return schema.execute(request.json["query"])


def build(name):
    return f"SELECT id FROM users WHERE name = '{name}'"


def through_a_helper_sink():
    return find(request.args["name"])


def find(name):
    # The source is in another function.
    # ruleid: python.injection.sql
    return connection.execute(f"SELECT id FROM users WHERE name = '{name}'")


@api.post("/search")
def model_parameter(body: Search):
    # Fields of a request model are not sources yet: their types are not known here.
    # todoruleid: python.injection.sql
    return connection.execute(f"SELECT id FROM users WHERE name = '{body.name}'")


@app.get("/typed")
def typed():
    # ok: python.injection.sql
    connection.execute(f"SELECT name FROM users LIMIT {request.args.get("o", type=int)}")
    # ok: python.injection.sql
    connection.execute(f"SELECT name FROM users LIMIT {request.args.get("o", 1, int)}")
    # ok: python.injection.sql
    connection.execute(f"SELECT name FROM users LIMIT {request.args.get("o", type=float, default=0.5)}")
    return ""


@app.get("/guarded")
def guarded():
    order = request.args.get("order")
    if order not in ("asc", "desc"):
        order = "asc"
    # ok: python.injection.sql
    connection.execute(f"SELECT name FROM users ORDER BY name {order}")
    order = request.args["order"]
    # ruleid: python.injection.sql
    return connection.execute(f"SELECT name FROM users ORDER BY name {order}")


@app.get("/guarded-by-input")
def guarded_by_input():
    column = request.args["column"]
    if column not in request.args:
        return ""
    # ruleid: python.injection.sql
    return connection.execute(f"SELECT {column} FROM users")
