import sqlite3

connection = sqlite3.connect("shop.db")
TABLE = "users"


def f_string(cursor, name):
    # ruleid: python.injection.sql-formatted
    cursor.execute(f"SELECT id FROM users WHERE name = '{name}'")


def percent(cursor, name):
    # ruleid: python.injection.sql-formatted
    cursor.execute("SELECT id FROM users WHERE name = '%s'" % name)


def percent_tuple(cursor, name, age):
    # ruleid: python.injection.sql-formatted
    cursor.execute("SELECT id FROM users WHERE name = '%s' AND age > %d" % (name, age))


def format_method(name):
    # ruleid: python.injection.sql-formatted
    connection.execute("SELECT id FROM users WHERE name = '{}'".format(name))


def format_keyword(name):
    # ruleid: python.injection.sql-formatted
    connection.execute("SELECT id FROM users WHERE name = '{name}'".format(name=name))


def concatenation(name):
    # ruleid: python.injection.sql-formatted
    connection.execute("SELECT id FROM users WHERE name = " + name)


def concatenation_between(name):
    # ruleid: python.injection.sql-formatted
    connection.execute("SELECT id FROM users WHERE name = '" + name + "'")


async def asynchronous(pool, name):
    # ruleid: python.injection.sql-formatted
    return await pool.fetchrow(f"SELECT id FROM users WHERE name = '{name}'")


def bound(cursor, name):
    # ok: python.injection.sql-formatted
    cursor.execute("SELECT id FROM users WHERE name = %s", (name,))


def constant_parts(cursor):
    # ok: python.injection.sql-formatted
    cursor.execute("SELECT id " + "FROM users")


def constant_table(cursor):
    # ok: python.injection.sql-formatted
    cursor.execute(f"SELECT id FROM {TABLE}")


def no_placeholder(cursor):
    # ok: python.injection.sql-formatted
    cursor.execute(f"SELECT id FROM users")


def other_method(printer, name):
    # ok: python.injection.sql-formatted
    printer.write(f"SELECT id FROM users WHERE name = '{name}'")


def through_a_variable(cursor, name):
    query = f"SELECT id FROM users WHERE name = '{name}'"
    # The text is built one statement earlier; only the tainted form of this rule follows variables.
    # todoruleid: python.injection.sql-formatted
    cursor.execute(query)
