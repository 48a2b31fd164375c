"""Invoices to download, pictures to upload."""

import tempfile
import zipfile
from pathlib import Path

from flask import Blueprint, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

from . import settings

blueprint = Blueprint("documents", __name__)


@blueprint.get("/invoices")
def invoice():
    """A customer's invoice."""
    name = request.args["name"]
    path = f"{settings.UPLOADS}/invoices/{name}"
    # weakness: path traversal
    return send_file(path)


@blueprint.get("/invoices/safe")
def invoice_safely():
    """The same; Flask refuses names that lead out of the directory."""
    return send_from_directory(f"{settings.UPLOADS}/invoices", request.args["name"])


@blueprint.post("/pictures")
def upload():
    """Keep a picture under a name without directories."""
    sent = request.files["picture"]
    sent.save(Path(settings.UPLOADS) / secure_filename(sent.filename or "picture"))
    return "", 204


@blueprint.post("/pictures/many")
def upload_many():
    """Keep all pictures of an archive."""
    # weakness: insecure temporary file
    kept = tempfile.mktemp(suffix=".zip")
    request.files["archive"].save(kept)
    archive = zipfile.ZipFile(kept)
    for name in archive.namelist():
        # weakness: archive extraction outside the directory
        Path(settings.UPLOADS, name).write_bytes(archive.read(name))
    return "", 204


@blueprint.post("/pictures/many/safe")
def upload_many_safely():
    """The same; a name that leads out of the directory ends the upload."""
    root = Path(settings.UPLOADS).resolve()
    with tempfile.TemporaryFile(suffix=".zip") as kept:
        request.files["archive"].save(kept)
        with zipfile.ZipFile(kept) as archive:
            if not all((root / name).resolve().is_relative_to(root) for name in archive.namelist()):
                abort(400)
            archive.extractall(root)
    return "", 204
