"""The pages that show products."""

from flask import Blueprint, make_response, render_template, render_template_string, request
from markupsafe import escape

from . import database

blueprint = Blueprint("catalogue", __name__)


@blueprint.get("/products")
def products():
    """Products of a category, newest first."""
    category = request.args.get("category", "all")
    condition = f"category = '{category}'"
    query = f"SELECT number, name, price FROM products WHERE {condition} ORDER BY added DESC"
    with database.connect() as connection:
        cursor = connection.cursor()
        # weakness: sql injection
        cursor.execute(query)
        return render_template("products.html", products=cursor.fetchall())


@blueprint.get("/products/<number>/reviews")
def reviews(number: str):
    """Reviews of a product, the best first or the newest first."""
    columns = {"best": "stars DESC", "newest": "written DESC"}
    order = columns.get(request.args.get("order", "best"), "stars DESC")
    with database.connect() as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT stars, text FROM reviews WHERE product = ?", (number,))
        return render_template("reviews.html", reviews=cursor.fetchall(), order=order)


@blueprint.get("/search")
def search():
    """What was searched for, and what was found."""
    words = request.args.get("q", "")
    # weakness: cross-site scripting
    return make_response(f"<h1>Results for {words}</h1>")


@blueprint.get("/search/safe")
def search_safely():
    """The same page; the words are escaped before they become HTML."""
    words = escape(request.args.get("q", ""))
    return make_response(f"<h1>Results for {words}</h1>")


@blueprint.get("/greeting")
def greeting():
    """A greeting that a customer may word as they like."""
    wording = request.args.get("wording", "Welcome")
    page = "<p>" + wording + ", {{ name }}</p>"
    # weakness: template injection
    return render_template_string(page, name="customer")


@blueprint.get("/greeting/safe")
def greet_safely():
    """The same greeting; the wording is a value, not a part of the template."""
    wording = request.args.get("wording", "Welcome")
    return render_template_string("<p>{{ wording }}, {{ name }}</p>", wording=wording, name="customer")
