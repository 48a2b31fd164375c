import numpy
import numpy as np
from numpy import load


def unsafe(name):
    # ruleid: python.deserialization.numpy-load
    return numpy.load(name, allow_pickle=False)


def renamed(name):
    # ruleid: python.deserialization.numpy-load
    return np.load(name, mmap_mode="r", allow_pickle=False)


def imported(stream):
    # ruleid: python.deserialization.numpy-load
    return load(stream, allow_pickle=False, encoding="bytes")


def default(name):
    # ok: python.deserialization.numpy-load
    return np.load(name)


def explicit(name):
    # ok: python.deserialization.numpy-load
    return np.load(name, allow_pickle=False)


def saved(name, array):
    # ok: python.deserialization.numpy-load
    np.save(name, array, allow_pickle=True)


def positional(name):
    # The flag may also be given by position, after the memory-map mode.
    # todoruleid: python.deserialization.numpy-load
    return np.load(name, None, True)
