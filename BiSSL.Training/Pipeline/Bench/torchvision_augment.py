"""SimCLR's two views by torchvision on PIL, in one process and thread. Arguments: images, side of the views, width and height of the images, repetitions. Prints the median processor seconds of both views of all images."""
import random
import statistics
import sys
import time

import numpy as np
import torch
from PIL import Image, ImageFilter, ImageOps
from torchvision import transforms as t

count, side, width, height, repetitions = map(int, sys.argv[1:6])
torch.set_num_threads(1)
noise = np.clip(np.random.default_rng(0).normal(128, 64, (count, height, width, 3)), 0, 255).astype(np.uint8)
images = [Image.fromarray(pixels) for pixels in noise]


def blur(image):
    return image.filter(ImageFilter.GaussianBlur(random.uniform(0.1, 2)))


def view(blurred, solarised):
    return t.Compose([
        t.RandomResizedCrop(side, scale=(0.5, 1), interpolation=t.InterpolationMode.BICUBIC),
        t.RandomHorizontalFlip(),
        t.RandomApply([t.ColorJitter(0.4, 0.4, 0.2, 0.1)], p=0.8),
        t.RandomGrayscale(0.2),
        t.RandomApply([blur], p=blurred),
        t.RandomApply([ImageOps.solarize], p=solarised),
        t.ToTensor(),
        t.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ])


def both(first=view(1, 0), second=view(0.1, 0.2)):
    begun = time.process_time()
    torch.stack([first(image) for image in images]), torch.stack([second(image) for image in images])
    return time.process_time() - begun


both()
print(statistics.median(both() for _ in range(repetitions)))
