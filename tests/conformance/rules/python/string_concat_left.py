# ruleid: string-concat-left
A = "http://example.com"
# ok: string-concat-left
B = "https://example.com"
# ok: string-concat-left
C = "http://localhost:80/"
# ruleid: string-concat-left
D = "ftp://files.example"
# ok: string-concat-left
register(schema, namespace="http://schemas.example/x")
# ruleid: string-concat-left
call("http://api.example", namespaces=1)
# ruleid: string-concat-left
E = ("http://"
     "long.example")
# ruleid: string-concat-left
F = "http://" + host
# ok: string-concat-left
G = """see http://example.com"""
