import os

from airflow.models import Connection

# ruleid: airflow-connection-in-code
a = Connection(conn_id="db", password="c2VydmVyOjg5YTk3Ym9va2tlZXBlcg")
# ok: airflow-connection-in-code
b = Connection(conn_id="db", password=os.environ["PASSWORD"])
# ok: airflow-connection-in-code
c = Connection(conn_id="db", password="changeme")
# ok: airflow-connection-in-code
d = Connection(conn_id="db", password=vault.get("db"))
# ok: airflow-connection-in-code
e = Connection(conn_id="c2VydmVyOjg5YTk3Ym9va2tlZXBlcg", password=None)
