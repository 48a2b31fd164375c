import os


def work():
    # TODO make it faster
    a = 1
    # TODO SHOP-12 make it faster
    b = 2  # FIXME
    # FIXME(anna) later
    c = "# TODO in a text"
    return a, b, c
