from psycopg2.extensions import cursor as Cursor


def load(c: Cursor, sql: str):
    # ruleid: typed-cursor-execute
    c.execute(sql)
    # ok: typed-cursor-execute
    c.execute("select 1")


def other(c: Engine, sql):
    # ok: typed-cursor-execute
    c.execute(sql)


def untyped(c, sql):
    # ok: typed-cursor-execute
    c.execute(sql)


def local(sql):
    c: Cursor = connect().cursor()
    # ruleid: typed-cursor-execute
    c.execute(sql, (1,))
