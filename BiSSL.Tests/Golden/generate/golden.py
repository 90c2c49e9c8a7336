"""Numbers that both sides can make, and how results are written. BiSSL.Tests/Golden/Numbers.cs is the other side."""
import json
import math
import pathlib
import re

import numpy
import torch

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def fnv1a(name):
    value = 2166136261
    for byte in name.encode("ascii"):
        value = (value ^ byte) * 16777619 % 2**32
    return value


def spread(name, shape, dtype=torch.float64):
    """Values in [-0.5, 0.5), a fixed function of the name and the position."""
    count = math.prod(shape)
    mask = numpy.uint64(0xFFFFFFFF)
    h = (numpy.arange(count, dtype=numpy.uint64) * numpy.uint64(2654435761) + numpy.uint64(fnv1a(name))) & mask
    h ^= h >> numpy.uint64(15)
    h = (h * numpy.uint64(2246822519)) & mask
    h ^= h >> numpy.uint64(13)
    return torch.from_numpy(h.astype(numpy.float64) / 2**32 - 0.5).reshape(shape).to(dtype)


def fill(module, prefix=""):
    """Weights and buffers by name: plausible sizes, nothing symmetric."""
    with torch.no_grad():
        for name, tensor in module.state_dict().items():
            if name.endswith("num_batches_tracked"):
                continue
            u = spread(prefix + name, tuple(tensor.shape))
            if tensor.ndim > 1:
                u = u * 2 * math.sqrt(6 / tensor[0].numel())
            elif name.endswith("running_var") or name.endswith("weight"):
                u = 1 + 0.5 * u
            else:
                u = 0.2 * u
            tensor.copy_(u)


def digest(tensor):
    """Norm, and inner product with fixed numbers: enough to tell any two tensors of a test apart."""
    flat = tensor.detach().reshape(-1)
    return [flat.norm().item(), flat.dot(spread("probe", tuple(flat.shape))).item()]


def digests(named):
    return {name: digest(tensor) for name, tensor in named}


def values(tensor):
    return tensor.detach().reshape(-1).tolist()


def write(name, content):
    flat = re.sub(r"\[[^\[\]{}]*\]", lambda numbers: " ".join(numbers.group().split()), json.dumps(content, indent=1))
    (FOLDER / f"{name}.json").write_text(flat + "\n")
