"""JPEG files to a short side by torchvision on PIL, in one process and thread. Arguments: folder, side, repetitions. Prints the median processor seconds of all files."""
import pathlib
import statistics
import sys
import time

import numpy as np
import torch
from PIL import Image
from torchvision import transforms as t

folder, side, repetitions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(1)
files = sorted(pathlib.Path(folder).glob("*.jpg"))
resize = t.Resize(side, interpolation=t.InterpolationMode.BICUBIC)


def decode():
    begun = time.process_time()
    for file in files:
        np.asarray(resize(Image.open(file).convert("RGB"))).transpose(2, 0, 1).copy()
    return time.process_time() - begun


decode()
print(statistics.median(decode() for _ in range(repetitions)))
