def search(db, name):
    # ruleid: mongo-where
    a = db.users.find({"$where": "this.name == '" + name + "'"})
    # ruleid: mongo-where
    b = db.users.find({"active": True, "$where": f"this.name == '{name}'"}, limit=3)
    # ok: mongo-where
    c = db.users.find({"$where": "this.a == this.b"})
    # ruleid: mongo-where
    d = db.users.find_one({"$where": "this.n == {}".format(name)})
    # ok: mongo-where
    e = db.users.find({"name": "x" + name})
    return a, b, c, d, e
