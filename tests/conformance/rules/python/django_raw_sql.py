from django.db import connection
from django.db.models.expressions import RawSQL
from shop.models import Order


def search(request):
    term = request.GET.get("q")
    sql = "SELECT * FROM orders WHERE note LIKE '%" + term + "%'"
    # ruleid: django-raw-sql
    rows = Order.objects.raw(sql)
    with connection.cursor() as cursor:
        # ruleid: django-raw-sql
        cursor.execute(f"SELECT 1 FROM t WHERE a = '{term}'")
        # ok: django-raw-sql
        cursor.execute("SELECT 1 FROM t WHERE a = %s", [term])
    return rows


def by_number(request, pk):
    number = int(request.GET["number"])
    # ok: django-raw-sql
    return Order.objects.raw("SELECT * FROM orders WHERE number = %d" % number)


def extra(request):
    column = request.POST["column"]
    # ruleid: django-raw-sql
    found = Order.objects.all().extra(where=["%s = 1" % column])
    # ok: django-raw-sql
    found = found.extra(where=["paid = %s"], params=[column])
    # ruleid: django-raw-sql
    return found.annotate(x=RawSQL("select " + column, []))


def helper(req):
    # ok: django-raw-sql
    return Order.objects.raw(req.GET["sql"])
