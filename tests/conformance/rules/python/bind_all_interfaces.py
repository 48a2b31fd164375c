import socket
from http.server import HTTPServer

import uvicorn

s = socket.socket()
# ruleid: bind-all-interfaces
s.bind(("0.0.0.0", 8080))
# ok: bind-all-interfaces
s.bind(("127.0.0.1", 8080))
# ok: bind-all-interfaces
s.bind(("0.0.0.0", 80))
PORT = 9000
# ruleid: bind-all-interfaces
s.bind(("", PORT))
# ruleid: bind-all-interfaces
server = HTTPServer(("::", 8000), Handler)
# ok: bind-all-interfaces
server = HTTPServer(("localhost", 8000), Handler)
