"""What only the shop's owner does."""

import shlex
import subprocess

from flask import Blueprint, jsonify, redirect, request, url_for

from . import settings

blueprint = Blueprint("admin", __name__, url_prefix="/admin")


@blueprint.post("/backup")
def backup():
    """Copy the database to a place of the owner's choice."""
    target = request.form["target"]
    command = "cp " + settings.DATABASE + " " + target
    # weakness: command injection
    subprocess.run(command, shell=True, check=True)
    return jsonify(done=True)


@blueprint.post("/backup/safe")
def backup_safely():
    """The same, without a shell: the target is one argument whatever it holds."""
    target = request.form["target"]
    subprocess.run(["cp", "--", settings.DATABASE, target], check=True)
    return jsonify(done=True)


def shown_command(target: str) -> str:
    """The command as shown to the owner; it is never run."""
    return f"cp {shlex.quote(settings.DATABASE)} {shlex.quote(target)}"


@blueprint.get("/leave")
def leave():
    """Sign out and go on to where the customer came from."""
    # weakness: open redirect
    return redirect(request.args.get("next", "/"))


@blueprint.get("/leave/safe")
def leave_safely():
    """Sign out and go on to one of the shop's own pages."""
    pages = {"shop": "catalogue.products", "orders": "orders.basket"}
    return redirect(url_for(pages.get(request.args.get("next", ""), "catalogue.products")))
