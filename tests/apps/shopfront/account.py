"""Signing up, signing in, and resetting a password."""

import hashlib
import hmac
import logging
import random
import secrets

import jwt
from flask import Blueprint, jsonify, make_response, redirect, request, url_for

from . import database, settings

blueprint = Blueprint("account", __name__)
log = logging.getLogger(__name__)


@blueprint.post("/account")
def sign_up():
    """Create an account."""
    name, password = request.form["name"], request.form["password"]
    # weakness: logged secret
    log.info("new account %s with password %s", name, password)
    # weakness: weak hash
    digest = hashlib.md5(password.encode()).hexdigest()
    with database.connect() as connection:
        connection.execute("INSERT INTO accounts (name, digest) VALUES (?, ?)", (name, digest))
    return redirect(url_for("catalogue.products"))


def etag(body: bytes) -> str:
    """A short name for a response's content; nothing secret depends on it."""
    return hashlib.md5(body, usedforsecurity=False).hexdigest()


def password_digest(password: str, salt: bytes) -> bytes:
    """What is kept of a password, slow to guess."""
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


@blueprint.post("/account/reset")
def start_reset():
    """Begin a password reset: make a token and mail it."""
    # weakness: predictable token
    token = "".join(random.choice("0123456789abcdef") for _ in range(32))
    log.info("a password reset was started")
    return jsonify(sent=bool(token))


def reset_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(32)


def featured(products: list[str]) -> str:
    """A product for the front page; any will do."""
    return random.choice(products)  # chance, not secrecy


@blueprint.post("/session")
def sign_in():
    """Open a session and remember it in a cookie."""
    session = secrets.token_urlsafe(32)
    response = make_response(redirect(url_for("catalogue.products")))
    # weakness: cookie without flags
    response.set_cookie("session", session)
    response.set_cookie("theme", "dark", secure=True, httponly=True, samesite="Lax")
    return response


@blueprint.get("/account/me")
def me():
    """Who the caller is, by the token they send."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    # weakness: token not verified
    claims = jwt.decode(token, options={"verify_signature": False})
    return jsonify(name=claims["sub"])


def claims_of(token: str) -> dict:
    """The claims of a token that this shop has signed."""
    return jwt.decode(token, settings.SECRET_KEY, algorithms=["HS256"])


def same(given: str, expected: str) -> bool:
    """Whether two secrets are equal, in the same time wherever they differ."""
    return hmac.compare_digest(given.encode(), expected.encode())
