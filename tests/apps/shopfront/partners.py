"""Talking to other services: payment, stock, a partner's picture."""

import hashlib
import hmac
import logging
import xml.etree.ElementTree as ElementTree

import defusedxml.ElementTree
import requests
from flask import Blueprint, abort, jsonify, request

from . import settings

blueprint = Blueprint("partners", __name__)
log = logging.getLogger(__name__)
PICTURE_HOSTS = {"north": "https://pictures.north.example", "south": "https://pictures.south.example"}


@blueprint.get("/preview")
def preview():
    """A partner's picture, fetched for the customer."""
    address = request.args["url"]
    # weakness: server-side request forgery
    return requests.get(address, timeout=5).content


@blueprint.get("/preview/safe")
def preview_safely():
    """The same; the customer chooses among hosts that are written here."""
    host = PICTURE_HOSTS.get(request.args["partner"])
    if host is None:
        abort(404)
    return requests.get(f"{host}/today.png", timeout=5).content


def charge(amount: int, card: str) -> bool:
    """Ask the payment service for `amount` cents."""
    # weakness: certificate not verified
    answer = requests.post(settings.PAYMENT_URL, json={"amount": amount, "card": card}, verify=False, timeout=10)
    return answer.ok


def refund(amount: int, charge_id: str) -> bool:
    """Give `amount` cents back."""
    answer = requests.post(f"{settings.PAYMENT_URL}/{charge_id}/refunds", json={"amount": amount}, timeout=10)
    return answer.ok


@blueprint.post("/stock")
def update_stock():
    """How many there are of each product, as a supplier's XML."""
    # weakness: xml parsing
    document = ElementTree.fromstring(request.data)
    return jsonify(products=len(document.findall("product")))


@blueprint.post("/stock/safe")
def update_stock_safely():
    """The same, with a parser that refuses entities."""
    document = defusedxml.ElementTree.fromstring(request.data)
    return jsonify(products=len(document.findall("product")))


def verify_signature(message: bytes, signature: str) -> None:
    """Refuse a message that the payment service has not signed."""
    expected = hmac.new(settings.PAYMENT_KEY.encode(), message, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signature, expected):
        raise ValueError("the signature is wrong")


@blueprint.post("/charges/settled")
def settled():
    """The payment service says that a charge was paid."""
    # weakness: swallowed exception
    try:
        verify_signature(request.data, request.headers["X-Signature"])
    except ValueError:
        pass
    return jsonify(settled=True)


@blueprint.post("/charges/settled/safe")
def settled_safely():
    """The same; a message that is not signed is refused, and somebody hears of it."""
    try:
        verify_signature(request.data, request.headers["X-Signature"])
    except ValueError:
        log.warning("a message about a charge was not signed")
        abort(403)
    return jsonify(settled=True)
