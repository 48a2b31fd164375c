def listing(request, query):
    column = request.query_params["sort"]
    # ruleid: sqlalchemy-order-by-request
    return query.filter_by(a=1).order_by(column)


def direction(request, query):
    # ruleid: sqlalchemy-order-by-request
    return query.order_by("id", request.query_params["sort"] + " desc")


def form(request, query):
    form = SortForm()
    # ok: sqlalchemy-order-by-request
    query = query.order_by(form.column)
    form.process(request.form)
    # ruleid: sqlalchemy-order-by-request
    return query.order_by(form.column)


def fixed(request, query):
    sort = "name" if request.query_params["sort"] == "name" else "id"
    # ok: sqlalchemy-order-by-request
    return query.order_by(sort)
