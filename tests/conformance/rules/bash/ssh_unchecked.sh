#!/bin/bash
# ruleid: bash.ssh-unchecked
ssh -o StrictHostKeyChecking=no user@host uptime
# ok: bash.ssh-unchecked
ssh -o StrictHostKeyChecking=yes user@host uptime
# ruleid: bash.ssh-unchecked
scp -o StrictHostKeyChecking=no file user@host:/tmp
deploy() {
  # ruleid: bash.ssh-unchecked
  ssh -i key -o StrictHostKeyChecking=no "$1" ls
  # ok: bash.ssh-unchecked
  ssh "$1" ls
}
# ruleid: bash.ssh-unchecked
ssh -p 22 -o StrictHostKeyChecking=no host
