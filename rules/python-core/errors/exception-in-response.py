import logging

from django.http import JsonResponse
from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify

app = Flask(__name__)
api = FastAPI()


@app.route("/orders/<int:number>", methods=["GET"])
def order(number):
    try:
        return load(number)
    except Exception as error:
        # ruleid: python.errors.exception-in-response
        return {"error": str(error)}, 500


@app.post("/orders")
def create():
    try:
        return load(0)
    except KeyError as exc:
        # ruleid: python.errors.exception-in-response
        return jsonify(message=f"failed: {exc}")


def django_view(request):
    try:
        return load(request.GET["id"])
    except Exception as e:
        # ruleid: python.errors.exception-in-response
        return JsonResponse({"detail": repr(e)}, status=500)


@api.get("/items")
async def items():
    try:
        return load(1)
    except OSError as problem:
        # ruleid: python.errors.exception-in-response
        raise HTTPException(status_code=500, detail=str(problem))


@app.route("/safe")
def safe():
    try:
        return load(2)
    except Exception as error:
        logging.exception("load failed: %s", error)
        # ok: python.errors.exception-in-response
        return {"error": "internal error"}, 500


@app.route("/form")
def form():
    try:
        return load(3)
    except ValidationError as error:
        # ok: python.errors.exception-in-response
        return {"error": str(error)}, 400


class ValidationError(Exception):
    pass


def load(number):
    try:
        return {"number": int(number)}
    except ValueError as error:
        # ok: python.errors.exception-in-response
        return str(error)
