from django.utils import safestring
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe, SafeString as Safe
from django.template.loader import render_to_string

LOGO = "<img src='/logo.png'>"


def badge(user):
    # ruleid: django-mark-safe
    a = mark_safe("<b>" + user.name + "</b>")
    # ok: django-mark-safe
    b = mark_safe("<b>new</b>")
    # ok: django-mark-safe
    c = mark_safe(LOGO)
    # ok: django-mark-safe
    d = mark_safe(conditional_escape(user.name))
    # ruleid: django-mark-safe
    e = safestring.mark_safe(user.bio)
    # ruleid: django-mark-safe
    f = Safe(user.signature)
    # ok: django-mark-safe
    g = mark_safe(render_to_string("badge.html", {"user": user}))
    # ok: django-mark-safe
    h = format_html("<b>{}</b>", user.name)
    # ruleid: django-mark-safe
    i = mark_safe(f"<i>{user.name}</i>")
    return a, b, c, d, e, f, g, h, i
