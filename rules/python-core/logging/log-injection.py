import json
import logging

import flask
from flask import request as req

logger = logging.getLogger(__name__)


def search(request):
    # ruleid: python.logging.log-injection
    logger.info("search for %s", req.args["q"])
    name = req.form.get("name")
    # ruleid: python.logging.log-injection
    logging.warning("no user " + name)
    # ruleid: python.logging.log-injection
    logger.error(f"agent {flask.request.headers['User-Agent']}")

    # ok: python.logging.log-injection
    logger.info("search for %s", repr(req.args["q"]))
    # ok: python.logging.log-injection
    logger.info("page %d", int(req.args["page"]))
    # ok: python.logging.log-injection
    logger.info("search for %s", json.dumps(req.args))
    # ok: python.logging.log-injection
    logger.info("no user " + name.replace("\n", " "))
    # ok: python.logging.log-injection
    logger.info("search finished")
