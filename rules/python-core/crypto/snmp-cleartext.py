from pysnmp import hlapi
from pysnmp.hlapi import CommunityData, UsmUserData


def query(user, auth_key, privacy_key, kind):
    # ruleid: python.crypto.snmp-cleartext
    CommunityData("public", mpModel=0)
    # ruleid: python.crypto.snmp-cleartext
    hlapi.CommunityData("public")
    # ruleid: python.crypto.snmp-cleartext
    UsmUserData(user)
    # ruleid: python.crypto.snmp-cleartext
    UsmUserData(user, auth_key)

    # ok: python.crypto.snmp-cleartext
    UsmUserData(user, auth_key, privacy_key)
    # ok: python.crypto.snmp-cleartext
    hlapi.UdpTransportTarget(("demo", 161))
    # ok: python.crypto.snmp-cleartext
    kind.CommunityData("public")
