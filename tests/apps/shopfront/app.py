"""Builds the application and wires its parts."""

import os

from flask import Flask, jsonify

from . import account, admin, catalogue, documents, orders, partners, settings


def create_app() -> Flask:
    """The shop, ready to serve."""
    app = Flask(__name__)
    app.config["SECRET_KEY"] = settings.SECRET_KEY
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    for part in (account, admin, catalogue, documents, orders, partners):
        app.register_blueprint(part.blueprint)

    @app.get("/health")
    def health():
        return jsonify(status="ok", shop=settings.SHOP_NAME)

    return app


def serve() -> None:
    """Serve on this machine, while developing."""
    # weakness: debug mode
    create_app().run(host="127.0.0.1", port=5000, debug=True)


def serve_quietly() -> None:
    """Serve without the debugger, which would give a shell to whoever sees an error page."""
    create_app().run(host="127.0.0.1", port=int(os.environ.get("PORT", "5000")), debug=False)


if __name__ == "__main__":
    serve()
