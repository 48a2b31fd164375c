import http.server
import smtplib
from urllib.parse import quote

from flask import Flask, make_response, request
from werkzeug.utils import secure_filename

app = Flask(__name__)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        # ruleid: python.web.header-injection
        self.send_header("Location", "https://example.org" + self.path)
        # ok: python.web.header-injection
        self.send_header("X-Path", quote(self.path))
        # ok: python.web.header-injection
        self.send_header("Content-Length", "0")
        self.end_headers()


@app.get("/download")
def download():
    response = make_response(b"")
    name = request.args["name"]
    # ruleid: python.web.header-injection
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def django_view(request, response):
    # ruleid: python.web.header-injection
    response["Content-Disposition"] = "attachment; filename=" + request.GET["name"]
    return response


@app.post("/contact")
def contact():
    server = smtplib.SMTP("localhost")
    message = "Subject: " + request.form["subject"] + "\n\nHello"
    # ruleid: python.web.header-injection
    server.sendmail("a@example.org", ["b@example.org"], message)
    return ""


@app.get("/download2")
def download_safe():
    response = make_response(b"")
    name = secure_filename(request.args["name"])
    # ok: python.web.header-injection
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@app.post("/contact2")
def contact_safe():
    server = smtplib.SMTP("localhost")
    subject = request.form["subject"].replace("\n", " ")
    # ok: python.web.header-injection
    server.sendmail("a@example.org", ["b@example.org"], "Subject: " + subject)
    return ""


def wsgi(environ, start_response):
    # The WSGI environment is not a source.
    # todoruleid: python.web.header-injection
    start_response("200 OK", [("X-Query", environ["QUERY_STRING"])])
    return [b""]
