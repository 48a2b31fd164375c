import tempfile
from tempfile import mktemp

# ruleid: temp-file-race
name = tempfile.mktemp(suffix=".txt")
# ruleid: temp-file-race
other = mktemp()
# ok: temp-file-race
safe = tempfile.mkstemp()
# ruleid: temp-file-race
stream = open("/tmp/report.csv", "w")
# ok: temp-file-race
stream = open("/tmp/report.csv", "r")
# ok: temp-file-race
stream = open("/srv/report.csv", "w")
# ruleid: temp-file-race
stream = open("/var/tmp/x", mode, encoding="utf-8") if mode == "wx" else open("/tmp/x", "ab")
# ok: temp-file-race
stream = open("/tmp/report.csv")
