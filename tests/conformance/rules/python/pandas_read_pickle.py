import joblib
import numpy as np
import pandas as pd
import torch

HERE = "data/frame.pkl"


def load(path):
    # ruleid: pandas-read-pickle
    a = pd.read_pickle(path)
    # ok: pandas-read-pickle
    b = pd.read_pickle("data.pkl")
    # ok: pandas-read-pickle
    c = pd.read_pickle(HERE)
    # ruleid: pandas-read-pickle
    d = np.load(path, allow_pickle=True)
    # ok: pandas-read-pickle
    e = np.load(path)
    # ruleid: pandas-read-pickle
    f = torch.load(path, map_location="cpu")
    # ok: pandas-read-pickle
    g = torch.load(path, weights_only=True)
    # ruleid: pandas-read-pickle
    h = joblib.load(filename=path)
    return a, b, c, d, e, f, g, h
