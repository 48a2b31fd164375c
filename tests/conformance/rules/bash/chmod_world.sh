#!/bin/bash
# ruleid: bash.chmod-world
chmod 777 /srv/data
# ok: bash.chmod-world
chmod 750 /srv/data
prepare() {
  local target="$1"
  # ruleid: bash.chmod-world
  chmod -R 777 "$target"
  # ruleid: bash.chmod-world
  chmod a+w "$target/log"
  # ok: bash.chmod-world
  chmod u+w "$target/log"
  if [ -d /srv/cache ]; then
    # ruleid: bash.chmod-world
    chmod o+w /srv/cache
  fi
}
for name in one two; do
  # ruleid: bash.chmod-world
  chmod 777 "$name"
done
# ok: bash.chmod-world
echo chmod 777 /srv/data
