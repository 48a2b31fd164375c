"""The basket, discounts, and importing orders."""

import ast
import json
import pickle

import yaml
from flask import Blueprint, jsonify, request

blueprint = Blueprint("orders", __name__)


@blueprint.get("/basket")
def basket():
    """What the customer has chosen, kept in a cookie."""
    kept = bytes.fromhex(request.cookies.get("basket", ""))
    # weakness: unsafe deserialization
    items = pickle.loads(kept)
    return jsonify(items=items)


@blueprint.get("/basket/safe")
def basket_safely():
    """The same; JSON makes values only, never objects."""
    return jsonify(items=json.loads(request.cookies.get("basket", "[]")))


@blueprint.post("/orders/import")
def import_orders():
    """Orders of a partner, as YAML."""
    # weakness: unsafe yaml
    orders = yaml.load(request.data, Loader=yaml.Loader)
    return jsonify(imported=len(orders))


@blueprint.post("/orders/import/safe")
def import_orders_safely():
    """The same; no tag in the document can build an object."""
    orders = yaml.safe_load(request.data)
    return jsonify(imported=len(orders))


@blueprint.post("/discount")
def discount():
    """A price after a discount given as a formula, such as `price * 0.9`."""
    price = float(request.form["price"])
    # weakness: code injection
    reduced = eval(request.form["formula"], {"price": price})
    return jsonify(price=reduced)


@blueprint.post("/discount/safe")
def discount_safely():
    """The same for a factor; only a literal is accepted."""
    factor = ast.literal_eval(request.form["factor"])
    return jsonify(price=float(request.form["price"]) * factor)
