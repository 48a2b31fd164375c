#!/bin/sh
# ruleid: eval-argument
eval $1
# ok: eval-argument
eval "echo hello"
run() {
  # ruleid: eval-argument
  eval "$2"
}
# ruleid: eval-argument
eval $(ssh-agent)
