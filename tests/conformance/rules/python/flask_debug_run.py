import flask
from flask import Flask

app = Flask(__name__)
other = flask.Flask("other")

if __name__ == "__main__":
    # ruleid: flask-debug-run
    app.run(host="0.0.0.0", debug=True)
    # ruleid: flask-debug-run
    other.run(debug=True, port=80)
    # ok: flask-debug-run
    app.run(debug=True, host="127.0.0.1")
    # ok: flask-debug-run
    app.run(debug=False)
    # ok: flask-debug-run
    app.run()
    DEV = True
    # ruleid: flask-debug-run
    app.run(debug=DEV)
