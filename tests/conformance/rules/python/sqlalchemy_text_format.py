from sqlalchemy import text, create_engine

engine = create_engine("sqlite://")
TABLE = "users"


def load(name, connection):
    # ruleid: sqlalchemy-text-format
    connection.execute("select * from users where name = '" + name + "'")
    # ruleid: sqlalchemy-text-format
    connection.execute(text("select * from users where name = '%s'" % name))
    # ruleid: sqlalchemy-text-format
    query = text("select * from users where name = {}".format(name))
    # ruleid: sqlalchemy-text-format
    connection.execute(f"select * from users where name = {name}")
    # ok: sqlalchemy-text-format
    connection.execute("select * from users where name = ?", (name,))
    # ok: sqlalchemy-text-format
    connection.execute(text("select * from " + TABLE))
    # ok: sqlalchemy-text-format
    connection.execute(query)
    # ok: sqlalchemy-text-format
    connection.execute("select 1 " "from users")
