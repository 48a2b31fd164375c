"""Talking to other services: payment, stock, a partner's picture."""

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


def notify(address: str, text: str) -> None:
    """Tell a partner; it does not matter if they are away."""
    try:
        requests.post(address, json={"text": text}, timeout=5)
    # weakness: swallowed exception
    except Exception:
        pass


def notify_aloud(address: str, text: str) -> None:
    """The same; a partner who is away is written down."""
    try:
        requests.post(address, json={"text": text}, timeout=5)
    except requests.RequestException:
        log.warning("partner at %s not reached", address)
