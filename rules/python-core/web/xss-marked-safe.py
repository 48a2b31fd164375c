import markupsafe
from django.shortcuts import render
from django.utils.html import escape as django_escape, format_html
from django.utils.safestring import mark_safe
from flask import Flask, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.get("/markup")
def markup():
    # ruleid: python.web.xss-marked-safe
    note = Markup(f"<b>{request.args['note']}</b>")
    return render_template("note.html", note=note)


@app.get("/qualified")
def qualified():
    # ruleid: python.web.xss-marked-safe
    return render_template("note.html", note=markupsafe.Markup("<b>" + request.args["note"] + "</b>"))


def django_view(request):
    # ruleid: python.web.xss-marked-safe
    return render(request, "note.html", {"note": mark_safe("<b>%s</b>" % request.GET["note"])})


def django_format(request):
    # ruleid: python.web.xss-marked-safe
    return format_html("<b>" + request.GET["note"] + "</b>")


@app.get("/escaped")
def escaped():
    # ok: python.web.xss-marked-safe
    return render_template("note.html", note=Markup(f"<b>{escape(request.args['note'])}</b>"))


@app.get("/format")
def formatted():
    # ok: python.web.xss-marked-safe
    return render_template("note.html", note=Markup("<b>{}</b>").format(request.args["note"]))


def django_escaped(request):
    # ok: python.web.xss-marked-safe
    return mark_safe("<b>" + django_escape(request.GET["note"]) + "</b>")


def django_arguments(request):
    # ok: python.web.xss-marked-safe
    return format_html("<b>{}</b>", request.GET["note"])


def django_component(request, panel):
    # ok: python.web.xss-marked-safe
    return mark_safe("<div>" + panel.render_html(request.GET["q"]) + "</div>")


def constant():
    # ok: python.web.xss-marked-safe
    return mark_safe("<b>ready</b>")


def stored(comment):
    # What users wrote earlier comes from the database, which is not a source.
    # todoruleid: python.web.xss-marked-safe
    return mark_safe(comment.body)
