import paramiko
from paramiko.client import AutoAddPolicy, SSHClient, WarningPolicy


def one(host):
    client = SSHClient()
    # ruleid: paramiko-host-key
    client.set_missing_host_key_policy(AutoAddPolicy())
    client.connect(host)
    client.exec_command("ls")


def two(host):
    client = paramiko.client.SSHClient()
    # ruleid: paramiko-host-key
    client.set_missing_host_key_policy(paramiko.client.AutoAddPolicy)
    client.connect(host)
    return client


def three(host):
    client = SSHClient()
    # ok: paramiko-host-key
    client.set_missing_host_key_policy(RejectPolicy())
    client.connect(host)
    return client


def never():
    client = SSHClient()
    # ok: paramiko-host-key
    client.set_missing_host_key_policy(WarningPolicy())
    return client
