def fill(cursor, rows):
    for row in rows:
        # ruleid: loop-string-sql
        cursor.execute("insert into t values (?)", (row,))
        # ok: loop-string-sql
        cursor.execute("select 1")
    for number in range(3):
        # ok: loop-string-sql
        cursor.execute("insert into t values (?)", (number,))
    for key, value in rows.items():
        # ok: loop-string-sql
        cursor.execute("insert", (key, value))
    while rows:
        # ok: loop-string-sql
        cursor.execute("x", rows.pop())
    for item in load(rows):
        if item.valid:
            # ruleid: loop-string-sql
            cursor.execute("insert into t values (?)", [item.id, item.name])
