import boto3

# These have the right form and open nothing.
# ruleid: python.secrets.well-known-key
ACCESS_KEY = "AKIA2222222222222222"
# ruleid: python.secrets.well-known-key
client = boto3.client("s3", aws_access_key_id="ASIA3333333333333333")
# ruleid: python.secrets.well-known-key
headers = {"Authorization": "Bearer ghp_000000000000000000000000000000000000"}


def token(login):
    # ruleid: python.secrets.well-known-key
    login("glpat-00000000000000000000")

    # ok: python.secrets.well-known-key
    login("AKIAIOSFODNN7EXAMPLE")
    # ok: python.secrets.well-known-key
    prefix = "AKIA"
    # ok: python.secrets.well-known-key
    return login(prefix, "ghp_short")


# ok: python.secrets.well-known-key
PATTERN = r"AKIA[A-Z0-9]{16}"
# In the middle of a longer text.
# todoruleid: python.secrets.well-known-key
URL = "https://user:ghp_000000000000000000000000000000000000@github.com/example/shop.git"
