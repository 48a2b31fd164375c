import logging
import traceback
from traceback import format_exc

from django.http import HttpResponse
from fastapi import HTTPException
from flask import Flask, jsonify

app = Flask(__name__)


@app.errorhandler(500)
def failed(error):
    # ruleid: python.errors.traceback-in-response
    return "<pre>" + traceback.format_exc() + "</pre>", 500


def view(request):
    try:
        return load(request)
    except KeyError:
        text = format_exc()
        # ruleid: python.errors.traceback-in-response
        return HttpResponse(text, status=500)


def items():
    try:
        return load(None)
    except KeyError as error:
        lines = traceback.format_exception(error)
        # ruleid: python.errors.traceback-in-response
        raise HTTPException(500, detail="".join(lines))


@app.route("/safe")
def safe():
    try:
        return load(None)
    except KeyError:
        logging.error("failed: %s", traceback.format_exc())
        # ok: python.errors.traceback-in-response
        return jsonify(error="internal error"), 500


def last_resort(settings):
    # ok: python.errors.traceback-in-response
    return HttpResponse(traceback.format_exc() if settings.DEBUG else "internal error")


def report():
    # ok: python.errors.traceback-in-response
    return traceback.format_exc()


def load(request):
    # ok: python.errors.traceback-in-response
    return jsonify(error=str(request))
