"""One SimCLR step of ResNet-18 in plain PyTorch: forward, backward, LARS. Arguments: images, side, threads, repetitions. Prints seconds per layout."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as f

images, side, threads, repetitions = map(int, sys.argv[1:5])
torch.set_num_threads(threads)
clock = time.process_time if threads == 1 else time.perf_counter  # busy neighbours do not count against one thread


class Block(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.downsample = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout)) if stride == 2 else nn.Identity()

    def forward(self, x):
        y = f.relu(self.bn1(self.conv1(x)), inplace=True)
        return f.relu(self.bn2(self.conv2(y)) + self.downsample(x), inplace=True)


def network():
    stem = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
    blocks = [Block(64 << max(0, stage - (block == 0)), 64 << stage, 2 if stage and not block else 1) for stage in range(4) for block in range(2)]
    head = [nn.Linear(512, 256), nn.BatchNorm1d(256), nn.ReLU(inplace=True), nn.Linear(256, 256), nn.BatchNorm1d(256), nn.ReLU(inplace=True)]
    return nn.Sequential(*stem, *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), *head, nn.Linear(256, 256, bias=False))


def nt_xent(a, b, temperature=0.5):
    z = f.normalize(torch.cat([a, b])) / temperature**0.5
    n = len(z)
    similarity = (z @ z.t()).fill_diagonal_(-1e9)
    return f.cross_entropy(similarity, (torch.arange(n) + n // 2) % n)


@torch.no_grad()
def lars(parameters, buffers, rate):
    for p, m in zip(parameters, buffers):
        g = p.grad.add(p, alpha=1e-6)
        weight, norm = p.norm(), g.norm()
        ratio = torch.where((weight > 0) & (norm > 0), 0.001 * weight / norm, torch.ones_like(norm))
        m.mul_(0.9).add_(g * ratio)
        p.add_(m, alpha=-rate)


def seconds(layout):
    net = network().to(memory_format=layout)
    parameters = list(net.parameters())
    buffers = [torch.zeros_like(p) for p in parameters]
    views = [torch.randn(images, 3, side, side).to(memory_format=layout) for _ in range(2)]
    times = []
    for _ in range(repetitions + 1):
        begun = clock()
        loss = nt_xent(net(views[0]), net(views[1]))
        for p in parameters:
            p.grad = None
        loss.backward()
        lars(parameters, buffers, 0.1)
        loss.item()
        times.append(clock() - begun)
    return sorted(times[1:])[repetitions // 2]


print(seconds(torch.contiguous_format), seconds(torch.channels_last))
