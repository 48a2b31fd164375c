import flask_cors
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
api = FastAPI()

# ruleid: python.configuration.cors-credentials
CORS(app, supports_credentials=True)
# ruleid: python.configuration.cors-credentials
flask_cors.CORS(app, origins="*", supports_credentials=True)
# ruleid: python.configuration.cors-credentials
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["GET"])
# ruleid: python.configuration.cors-credentials
api.add_middleware(
    CORSMiddleware,
    allow_credentials=True,
    allow_origins=["https://shop.example.com", "*"],
)

# ok: python.configuration.cors-credentials
CORS(app)
# ok: python.configuration.cors-credentials
CORS(app, origins=["https://shop.example.com"], supports_credentials=True)
# ok: python.configuration.cors-credentials
api.add_middleware(CORSMiddleware, allow_origins=["*"])
# ok: python.configuration.cors-credentials
api.add_middleware(CORSMiddleware, allow_origins=["https://shop.example.com"], allow_credentials=True)

ORIGINS = {r"/api/*": {"origins": "*"}}
# Origins per path are not read.
# todoruleid: python.configuration.cors-credentials
CORS(app, resources=ORIGINS, supports_credentials=True)
