from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def login_done(request):
    target = request.GET.get("next", "/")
    if request.user.is_staff:
        # ruleid: django-open-redirect
        return redirect(target)
    # ok: django-open-redirect
    return redirect(reverse("home", args=[target]))


def back(request):
    # ruleid: django-open-redirect
    return HttpResponseRedirect(request.META["HTTP_REFERER"])


def fixed(request):
    page = "/pages/" + "start"
    # ok: django-open-redirect
    return HttpResponseRedirect(page)


def guarded(request):
    target = request.GET["next"]
    if url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        # ok: django-open-redirect
        return redirect(target)
    # ok: django-open-redirect
    return redirect("/")
