from django.views.decorators.csrf import csrf_exempt
from hooks import verify_signature


# ruleid: django-csrf-exempt-post
@csrf_exempt
def transfer(request):
    return pay(request.POST)


# ok: django-csrf-exempt-post
@csrf_exempt
@verify_signature("stripe")
def stripe_hook(request):
    return accept(request.body)


# ok: django-csrf-exempt-post
@csrf_exempt
def health(request):
    return ok()


# ruleid: django-csrf-exempt-post
@csrf_exempt
@login_required
def comment(request, pk):
    return save(pk)


# ok: django-csrf-exempt-post
def profile(request):
    return show(request.user)


class Api:
    # ruleid: django-csrf-exempt-post
    @csrf_exempt
    def dispatch(self, *args, **kwargs):
        return super().dispatch(*args, **kwargs)
