from flask import request
from flask import request as req


def create(User, Schema, session):
    # ruleid: python.auth.mass-assignment
    user = User(**request.get_json())
    # ruleid: python.auth.mass-assignment
    User.objects.create(owner=1, **request.form)

    fields = req.json
    # ruleid: python.auth.mass-assignment
    user.__dict__.update(fields)

    data = request.get_json()
    for key, value in data.items():
        # ruleid: python.auth.mass-assignment
        setattr(user, key, value)

    # ok: python.auth.mass-assignment
    User(name=request.json["name"])
    # ok: python.auth.mass-assignment
    User(**Schema().load(request.get_json()))
    # ok: python.auth.mass-assignment
    session.render("page.html", **request.args)
    # ok: python.auth.mass-assignment
    User(**{"name": "fixed"})
    return user
