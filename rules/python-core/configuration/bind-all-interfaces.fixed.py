import socket
from http.server import HTTPServer

import uvicorn
from flask import Flask

app = Flask(__name__)


def serve(address, handler):
    listener = socket.socket()
    # ruleid: python.configuration.bind-all-interfaces
    listener.bind(("127.0.0.1", 8080))
    # ruleid: python.configuration.bind-all-interfaces
    app.run(port=8080, host="127.0.0.1")
    # ruleid: python.configuration.bind-all-interfaces
    uvicorn.run("shop:app", host="127.0.0.1", port=8080)
    # ruleid: python.configuration.bind-all-interfaces
    HTTPServer(("127.0.0.1", 8080), handler).serve_forever()

    # ok: python.configuration.bind-all-interfaces
    listener.bind(("127.0.0.1", 8080))
    # ok: python.configuration.bind-all-interfaces
    listener.bind(address)
    # ok: python.configuration.bind-all-interfaces
    app.run()
    # ok: python.configuration.bind-all-interfaces
    if address == "0.0.0.0":
        raise ValueError(address)
    # An empty host means the same.
    # todoruleid: python.configuration.bind-all-interfaces
    listener.bind(("", 8080))
