import ast
import builtins
import json
import sys

import pandas as pd
from flask import Flask, request

app = Flask(__name__)


def calculator():
    # ruleid: python.injection.code
    return str(eval(request.args["expression"]))


def script():
    source = request.get_data(as_text=True)
    # ruleid: python.injection.code
    exec(source, {})


def compiled():
    # ruleid: python.injection.code
    code = compile("x = " + request.form["value"], "<input>", "exec")
    return code


def qualified():
    # ruleid: python.injection.code
    return builtins.eval(f"{request.values['a']} + 1")


def prompt():
    # ruleid: python.injection.code
    print(eval(input("expression: ")))


def argument():
    # Who starts the program can already run code.
    # ok: python.injection.code
    print(eval(sys.argv[1]))


def django_view(request):
    frame = pd.DataFrame()
    # ruleid: python.injection.code
    return frame.eval("total = " + request.GET["formula"])


def literal():
    # ok: python.injection.code
    return ast.literal_eval(request.args["value"])


def parsed():
    # ok: python.injection.code
    return json.loads(request.args["value"])


def number():
    # ok: python.injection.code
    return eval("1 + %d" % int(request.args["value"]))


def constant():
    # ok: python.injection.code
    return eval("1 + 1", {})


class Model:
    def mode(self):
        # ok: python.injection.code
        return self.eval()


@app.get("/stored")
def stored(database):
    # What a database returns is not a source.
    # todoruleid: python.injection.code
    return eval(database.load("formula"))
