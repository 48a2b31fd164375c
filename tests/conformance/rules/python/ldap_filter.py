import ldap
from ldap.filter import escape_filter_chars


def find(req, conn):
    name = req.form["name"]
    # ruleid: ldap-filter
    a = conn.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=" + name + ")")
    safe = escape_filter_chars(name)
    # ok: ldap-filter
    b = conn.search_s("dc=x", ldap.SCOPE_SUBTREE, f"(uid={safe})")
    # ruleid: ldap-filter
    c = conn.search(search_base="dc=x", search_filter="(uid=%s)" % name)
    # ok: ldap-filter
    d = conn.search_s(name, ldap.SCOPE_BASE, "(uid=me)")
    return a, b, c, d


def checked(req, conn):
    name = req.form.get("name")
    check_name(name)
    # ok: ldap-filter
    return conn.search(search_base="dc=x", search_filter="(uid=%s)" % name)
