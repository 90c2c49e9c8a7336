"""ResNet with a width, written from the paper's description and checked here against torchvision."""
import torch
import torchvision
from torch import nn

import golden


class Basic(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.downsample = None
        if stride != 1 or cin != cout:
            self.downsample = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        y = self.bn2(self.conv2(self.bn1(self.conv1(x)).relu()))
        return (y + (x if self.downsample is None else self.downsample(x))).relu()


class ResNet18(nn.Module):
    def __init__(self, width, stem):
        super().__init__()
        self.pool = stem == "imagenet"
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False) if self.pool else nn.Conv2d(3, width, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        cin = width
        for stage in range(4):
            cout = width << stage
            blocks = nn.Sequential(Basic(cin, cout, 1 if stage == 0 else 2), Basic(cout, cout, 1))
            setattr(self, f"layer{stage + 1}", blocks)
            cin = cout

    def forward(self, x):
        x = self.bn1(self.conv1(x)).relu()
        if self.pool:
            x = nn.functional.max_pool2d(x, 3, 2, 1)
        for stage in range(4):
            x = getattr(self, f"layer{stage + 1}")(x)
        return x.mean((2, 3))


def nt_xent(a, b, temperature):
    z = nn.functional.normalize(torch.cat([a, b])) / temperature**0.5
    n = len(z)
    s = (z @ z.t()).masked_fill(torch.eye(n, dtype=torch.bool), -1e9)
    return nn.functional.cross_entropy(s, (torch.arange(n) + n // 2) % n)


def projector(size, widths):
    layers = []
    for width in widths[:-1]:
        layers += [nn.Linear(size, width), nn.BatchNorm1d(width), nn.ReLU()]
        size = width
    return nn.Sequential(*layers, nn.Linear(size, widths[-1], bias=False))


def filled(module, prefix=""):
    module = module.double()
    golden.fill(module, prefix)
    return module


def torchvision_features(depth):
    model = getattr(torchvision.models, f"resnet{depth}")()
    model.fc = nn.Identity()
    return filled(model)
