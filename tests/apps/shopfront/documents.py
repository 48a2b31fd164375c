"""Invoices to download, pictures to upload."""

import tarfile
import tempfile
from pathlib import Path

from flask import Blueprint, request, send_file, send_from_directory
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
    kept = tempfile.mktemp(suffix=".tar")
    request.files["archive"].save(kept)
    with tarfile.open(kept) as archive:
        # weakness: archive extraction outside the directory
        archive.extractall(settings.UPLOADS)
    return "", 204


@blueprint.post("/pictures/many/safe")
def upload_many_safely():
    """The same; a member whose name leads out of the directory ends the upload."""
    with tempfile.TemporaryFile(suffix=".tar") as kept:
        request.files["archive"].save(kept)
        kept.seek(0)
        with tarfile.open(fileobj=kept) as archive:
            archive.extractall(settings.UPLOADS, filter="data")
    return "", 204
