import markupsafe
from flask import Flask, render_template_string, request

app = Flask(__name__)


@app.route("/hello/<name>")
def hello(name):
    # ruleid: flask-template-string
    return render_template_string("<p>Hello " + name + "</p>")


@app.route("/bye/<name>")
def bye(name):
    # ok: flask-template-string
    return render_template_string("<p>Bye {{ name }}</p>", name=name)


@app.route("/search")
def search():
    text = request.args.get("q", "")
    page = "<h1>{}</h1>".format(text)
    # ruleid: flask-template-string
    return render_template_string(page)


@app.get("/n/<number>")
def number(number):
    safe = markupsafe.escape(number)
    # ok: flask-template-string
    return render_template_string(f"<b>{safe}</b>")


def unused(name):
    # ok: flask-template-string
    return render_template_string(name)
