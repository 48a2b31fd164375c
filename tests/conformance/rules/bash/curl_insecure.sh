#!/bin/bash
set -e
# ruleid: curl-insecure
curl -k https://a.example
# ruleid: curl-insecure
curl -o x --insecure https://a.example
# ok: curl-insecure
curl https://a.example
# ruleid: curl-insecure
wget -q --no-check-certificate "$URL"
if true; then
  # ruleid: curl-insecure
  curl -s -k "$URL" | jq .
fi
# ok: curl-insecure
echo -k
