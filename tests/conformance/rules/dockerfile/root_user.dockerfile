FROM python:3.12
RUN pip install flask
# ruleid: root-user
CMD ["python", "app.py"]

FROM python:3.12
USER app
# ok: root-user
CMD ["python", "app.py"]
