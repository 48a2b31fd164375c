from celery import Celery

app = Celery("shop")
# ruleid: celery-pickle
app.conf.update(accept_content=["json", "pickle"], result_expires=3600)
# ok: celery-pickle
app.conf.update(accept_content=["json"])
# ruleid: celery-pickle
app.conf.task_serializer = "pickle"
# ok: celery-pickle
app.conf.task_serializer = "json"
# ruleid: celery-pickle
CELERY_ACCEPT_CONTENT = ["application/json", "application/x-python-pickle"]
# ok: celery-pickle
CELERY_ACCEPT_CONTENT = ["json"]


# ruleid: celery-pickle
@app.task(bind=True, serializer="pickle")
def resize(self, image):
    return image


# ok: celery-pickle
@app.task(bind=True)
def mail(self, address):
    return address
