import ftplib
import telnetlib
from ftplib import FTP as Transfer

import asyncssh


async def move(host, user, secret):
    # ruleid: python.crypto.cleartext-protocol
    session = telnetlib.Telnet(host, 23)
    # ruleid: python.crypto.cleartext-protocol
    ftplib.FTP(host, user, secret)
    # ruleid: python.crypto.cleartext-protocol
    with Transfer(host=host) as transfer:
        transfer.login(user, secret)

    # ok: python.crypto.cleartext-protocol
    ftplib.FTP_TLS(host)
    # ok: python.crypto.cleartext-protocol
    await asyncssh.connect(host)
    # ok: python.crypto.cleartext-protocol
    raise ftplib.error_perm("no")
    return session
