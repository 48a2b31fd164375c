import re

import ldap
import ldap3
from ldap.filter import escape_filter_chars, filter_format
from ldap3.utils.conv import escape_filter_chars as escape3
from flask import Flask, request

app = Flask(__name__)
BASE = "ou=people,dc=example,dc=org"


@app.get("/person")
def person():
    connection = ldap.initialize("ldaps://directory.example.org")
    name = request.args["name"]
    # ruleid: python.injection.ldap
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={name})")


@app.get("/keyword")
def keyword():
    connection = ldap.initialize("ldaps://directory.example.org")
    # ruleid: python.injection.ldap
    return connection.search_ext_s(BASE, ldap.SCOPE_ONELEVEL, filterstr="(uid=%s)" % request.args["name"])


@app.get("/three")
def three():
    conn = ldap3.Connection("directory")
    # ruleid: python.injection.ldap
    conn.search(BASE, "(&(objectClass=person)(uid=" + request.args["name"] + "))", attributes=["cn"])
    return conn.entries


@app.post("/login")
def login():
    connection = ldap.initialize("ldaps://directory.example.org")
    # ruleid: python.injection.ldap
    connection.simple_bind_s("uid={},{}".format(request.form["name"], BASE), request.form["password"])
    return ""


def django_view(request, conn):
    # ruleid: python.injection.ldap
    return conn.search(search_base=BASE, search_filter="(mail=" + request.GET["mail"] + ")")


@app.get("/escaped")
def escaped():
    connection = ldap.initialize("ldaps://directory.example.org")
    name = escape_filter_chars(request.args["name"])
    # ok: python.injection.ldap
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={name})")


@app.get("/formatted")
def formatted():
    connection = ldap.initialize("ldaps://directory.example.org")
    # ok: python.injection.ldap
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, filter_format("(uid=%s)", [request.args["name"]]))


@app.get("/escaped3")
def escaped3():
    conn = ldap3.Connection("directory")
    # ok: python.injection.ldap
    conn.search(BASE, "(uid=" + escape3(request.args["name"]) + ")")
    return conn.entries


@app.get("/regex")
def regex():
    # ok: python.injection.ldap
    return re.search("a", request.args["name"])


@app.get("/own-escape")
def own_escape():
    connection = ldap.initialize("ldaps://directory.example.org")
    query = make_filter(connection)
    # The request is read in another function.
    # ruleid: python.injection.ldap
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, query)


def make_filter(connection):
    return "(uid=" + request.args["name"] + ")"
