"""Access to the shop's database."""

import sqlite3

from . import settings


def connect() -> sqlite3.Connection:
    """A connection whose rows can be read by name."""
    connection = sqlite3.connect(settings.DATABASE)
    connection.row_factory = sqlite3.Row
    return connection


def product(number: str) -> sqlite3.Row | None:
    """The product with this number."""
    with connect() as connection:
        return connection.execute("SELECT * FROM products WHERE number = ?", (number,)).fetchone()


def newest(limit: int) -> list[sqlite3.Row]:
    """The products added last."""
    with connect() as connection:
        return connection.execute("SELECT * FROM products ORDER BY added DESC LIMIT ?", (limit,)).fetchall()
