import pandas as pd
import pandas


def pick(frame, name):
    # ruleid: pandas-query-format
    a = frame.query("name == '" + name + "'")
    # ruleid: pandas-query-format
    b = frame.query(f"name == '{name}'")
    # ok: pandas-query-format
    c = frame.query("name == @name")
    # ruleid: pandas-query-format
    d = frame.eval("x = %s" % name, inplace=True)
    # ruleid: pandas-query-format
    e = pd.eval("a + {}".format(name))
    # ok: pandas-query-format
    f = frame.query(expression)
    return a, b, c, d, e, f
