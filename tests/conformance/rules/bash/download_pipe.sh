#!/bin/bash
# ruleid: bash.download-pipe
curl https://example.com/install | bash
# ruleid: bash.download-pipe
curl -fsSL https://example.com/install | sh
# ruleid: bash.download-pipe
wget -qO- https://example.com/install | bash
# ok: bash.download-pipe
curl https://example.com/list | sort
# ok: bash.download-pipe
curl -o install.sh https://example.com/install
install() {
  # ruleid: bash.download-pipe
  wget -qO- "$1" | sh
}
if true; then
  # ruleid: bash.download-pipe
  curl "$URL" | bash
fi
