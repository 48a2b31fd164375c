import paramiko
from paramiko.client import AutoAddPolicy


def connect(host, policy):
    client = paramiko.SSHClient()
    # ruleid: python.crypto.ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ruleid: python.crypto.ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ruleid: python.crypto.ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ruleid: python.crypto.ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())

    # ok: python.crypto.ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ok: python.crypto.ssh-host-key
    client.set_missing_host_key_policy(policy)
    # ok: python.crypto.ssh-host-key
    client.load_system_host_keys()
    client.connect(host)
