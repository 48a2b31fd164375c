import json
import pickle
import shelve
from pickle import loads as restore

import joblib
import pandas as pd


def file(name):
    with open(name, "rb") as stream:
        # ruleid: python.deserialization.pickle
        return pickle.load(stream)


def data(raw):
    # ruleid: python.deserialization.pickle
    return restore(raw)


def store(name):
    # ruleid: python.deserialization.pickle
    return shelve.open(name)


def model(name):
    # ruleid: python.deserialization.pickle
    return joblib.load(name)


def frame(name):
    # ruleid: python.deserialization.pickle
    return pd.read_pickle(name)


def copied(value):
    # ok: python.deserialization.pickle
    return pickle.loads(pickle.dumps(value))


def written(value, stream):
    # ok: python.deserialization.pickle
    pickle.dump(value, stream)


def as_json(raw):
    # ok: python.deserialization.pickle
    return json.loads(raw)


def numpy(np, name):
    # A module that arrives as a parameter is not known.
    # todoruleid: python.deserialization.pickle
    return np.load(name, allow_pickle=True)
