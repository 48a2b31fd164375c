import os
import stat
from os import chmod as mode

# ruleid: file-permissions
os.chmod("a", 0o777)
# ok: file-permissions
os.chmod("a", 0o755)
# ruleid: file-permissions
os.chmod(
    "a",
    0o664,
)
# ruleid: file-permissions
mode("a", 511)
# ok: file-permissions
os.chmod("a", stat.S_IRWXO)
# ok: file-permissions
os.chmod("a", 0o600 | 0o040)
# ruleid: file-permissions
os.chmod("a", 0o600 | 0o020)
LOOSE = 0o666
# ruleid: file-permissions
os.chmod("a", LOOSE)
