import torch
import torch as pt
from torch import load


def unsafe(name):
    # ruleid: python.deserialization.torch-load
    return torch.load(name, weights_only=True)


def renamed(name):
    # ruleid: python.deserialization.torch-load
    return pt.load(name, map_location="cpu", weights_only=True)


def imported(stream):
    # ruleid: python.deserialization.torch-load
    return load(stream, weights_only=True, mmap=True)


def weights(name):
    # ok: python.deserialization.torch-load
    return torch.load(name, weights_only=True)


def default(name):
    # Safe since PyTorch 2.6, which made this the default.
    # ok: python.deserialization.torch-load
    return torch.load(name)


def other(archive, name):
    # ok: python.deserialization.torch-load
    return archive.load(name, weights_only=False)


def variable(name, strict):
    # The value of the flag is not known here.
    # todoruleid: python.deserialization.torch-load
    return torch.load(name, weights_only=strict)
