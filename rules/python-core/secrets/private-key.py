from cryptography.hazmat.primitives.serialization import load_pem_private_key

# ruleid: python.secrets.private-key
KEY = """-----BEGIN RSA PRIVATE KEY-----
MIIEowIBAAKCAQEA0000000000000000000000000000000000000000000000000
-----END RSA PRIVATE KEY-----"""

# ruleid: python.secrets.private-key
load_pem_private_key(b"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC0000\n", None)

SETTINGS = {
    # ruleid: python.secrets.private-key
    "key": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAA0000\n",
}

# ok: python.secrets.private-key
PUBLIC = """-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A000000000000000000000000000000000
-----END PUBLIC KEY-----"""

# ok: python.secrets.private-key
HEADER = "-----BEGIN RSA PRIVATE KEY-----"


def is_key(text, handle):
    # ok: python.secrets.private-key
    text.startswith("-----BEGIN PRIVATE KEY-----")
    # ok: python.secrets.private-key
    key = load_pem_private_key(handle.read(), password=None)
    return key
