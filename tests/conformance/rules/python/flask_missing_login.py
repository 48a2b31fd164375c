from flask import Blueprint
from flask_login import login_required

bp = Blueprint("admin", __name__)


@bp.route("/admin/users")
# ruleid: flask-missing-login
def users():
    return list_users()


@bp.route("/admin/delete", methods=["POST"])
@login_required
# ok: flask-missing-login
def delete():
    return drop()


@bp.route("/admin/audit")
# ok: flask-missing-login
def audit():
    user = current()
    require_admin(user)
    return log()


@bp.route("/public")
# ok: flask-missing-login
def public():
    return page()


@bp.route("/admin/export", methods=["GET"])
@cached(60)
# ruleid: flask-missing-login
def export():
    return csv()
