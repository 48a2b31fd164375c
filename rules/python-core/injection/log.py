import json
import logging

from fastapi import FastAPI
from flask import Flask, current_app, request

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/login")
def login():
    name = request.form["name"]
    # ruleid: python.injection.log
    logger.info("login of %s", name)
    # ruleid: python.injection.log
    logging.warning(f"login of {name}")
    # ruleid: python.injection.log
    app.logger.error("login of " + name)
    # ruleid: python.injection.log
    current_app.logger.debug("login of {}".format(name))
    return ""


@api.get("/item")
async def item(name: str):
    # ruleid: python.injection.log
    logger.warning("item %s of %d", name, 3)


class View:
    def post(self, request):
        # ruleid: python.injection.log
        self.log.critical("agent %s" % request.META["HTTP_USER_AGENT"])


@app.post("/safe")
def safe():
    name = request.form["name"]
    # ok: python.injection.log
    logger.info("login of %r", name)
    # ok: python.injection.log
    logger.info("login of %s", repr(name))
    # ok: python.injection.log
    logger.info("login of %s", name.replace("\n", ""))
    # ok: python.injection.log
    logger.info(json.dumps({"event": "login", "name": name}))
    # ok: python.injection.log
    logger.info("login %d", int(request.form["id"]))
    # ok: python.injection.log
    logger.info("login of account %d", name)
    # ok: python.injection.log
    logger.info("login")
    return ""


def other_object(report):
    # ok: python.injection.log
    report.info("login of %s", request.form["name"])


def not_seen(journal):
    # A logger is known by its name only, and this one has another.
    # todoruleid: python.injection.log
    journal.info("login of %s", request.form["name"])
