import os
import secrets

from fastapi import FastAPI
from flask import Flask
from starlette.middleware.sessions import SessionMiddleware

app = Flask(__name__)
# ruleid: python.secrets.flask-secret-key
app.secret_key = "dev"
# ruleid: python.secrets.flask-secret-key
app.config["SECRET_KEY"] = b"_5#y2L"
# ruleid: python.secrets.flask-secret-key
app.config.update(DEBUG=False, SECRET_KEY="dev")


def create_app(instance):
    # ruleid: python.secrets.flask-secret-key
    instance.config.from_mapping(SECRET_KEY='dev', DATABASE="shop.db")
    # ruleid: python.secrets.flask-secret-key
    instance.secret_key = os.getenv("SECRET_KEY", "dev")
    api = FastAPI()
    # ruleid: python.secrets.flask-secret-key
    api.add_middleware(SessionMiddleware, secret_key="dev", https_only=True)

    # ok: python.secrets.flask-secret-key
    instance.secret_key = os.environ["SECRET_KEY"]
    # ok: python.secrets.flask-secret-key
    instance.config["SECRET_KEY"] = secrets.token_bytes(32)
    # ok: python.secrets.flask-secret-key
    instance.config["SESSION_COOKIE_NAME"] = "shop"
    # ok: python.secrets.flask-secret-key
    instance.config.update(SECRET_KEY=os.urandom(32))
    return instance
