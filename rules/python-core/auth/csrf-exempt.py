from django.contrib.auth.decorators import login_required
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask_wtf import CSRFProtect

csrf = CSRFProtect()


@csrf_exempt
# ruleid: python.auth.csrf-exempt
def transfer(request):
    return request.user.pay(request.POST["amount"])


@login_required
@csrf_exempt
# ruleid: python.auth.csrf-exempt
async def rename(request):
    return request.user.rename(request.POST["name"])


@method_decorator(csrf_exempt, name="dispatch")
# ruleid: python.auth.csrf-exempt
class Orders(View):
    pass


@csrf.exempt
# ruleid: python.auth.csrf-exempt
def upload():
    return "done"


urlpatterns = [
    # ruleid: python.auth.csrf-exempt
    path("orders/", csrf_exempt(Orders.as_view())),
    # ok: python.auth.csrf-exempt
    path("safe/", csrf_protect(Orders.as_view())),
]


@csrf_protect
# ok: python.auth.csrf-exempt
def protected(request):
    return request


@csrf_exempt
# ok: python.auth.csrf-exempt
def payment_webhook(request):
    return request


@login_required
# ok: python.auth.csrf-exempt
def plain(request):
    return request
