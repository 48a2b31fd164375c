import asyncio
import os

from flask import Flask

app = Flask(__name__)


class Shop:
    def __init__(self, socketio, runner, main):
        self.application = Flask("shop")
        # ruleid: python.configuration.flask-debug
        self.application.run(host="127.0.0.1")
        # ruleid: python.configuration.flask-debug
        socketio.run(app)

        # ok: python.configuration.flask-debug
        runner.run(debug=True)
        # ok: python.configuration.flask-debug
        asyncio.run(main(), debug=True)
        # ok: python.configuration.flask-debug
        app.run(debug=False)
        # ok: python.configuration.flask-debug
        app.run(debug=os.environ.get("SHOP_DEBUG") == "1")


if __name__ == "__main__":
    # ruleid: python.configuration.flask-debug
    app.run()
    # ok: python.configuration.flask-debug
    app.run()
    app.debug = True
    # The flag is set beforehand.
    # todoruleid: python.configuration.flask-debug
    app.run()
