"""SimCLR with ResNet-18 in plain PyTorch. Arguments: what, images, side, width, stem, threads, repetitions, device, tf32 (0 or 1).

what = step: forward, backward and LARS; prints the seconds in the usual layout and with the channels last.
what = hvp: prints the seconds of forward and backward, and of one Hessian-vector product by double backward, its graph built anew.
"""
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = sys.argv[6]  # read when torch loads it; set_num_threads does not reach it

import torch
from torch import nn
from torch.nn import functional as f

what, stem, device = sys.argv[1], sys.argv[5], torch.device(sys.argv[8])
images, side, width = map(int, sys.argv[2:5])
threads, repetitions, tf32 = int(sys.argv[6]), int(sys.argv[7]), sys.argv[9] == "1"
torch.set_num_threads(threads)
torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = tf32
on_gpu = device.type == "cuda"


def clock():
    if on_gpu:
        torch.cuda.synchronize(device)
    return time.process_time() if threads == 1 and not on_gpu else time.perf_counter()  # busy neighbours do not count against one thread


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
    first = [nn.Conv2d(3, width, 7, 2, 3, bias=False)] if stem == "imagenet" else [nn.Conv2d(3, width, 3, 1, 1, bias=False)]
    first += [nn.BatchNorm2d(width), nn.ReLU(inplace=True)] + ([nn.MaxPool2d(3, 2, 1)] if stem == "imagenet" else [])
    blocks = [Block(width << max(0, stage - (block == 0)), width << stage, 2 if stage and not block else 1) for stage in range(4) for block in range(2)]
    head = [nn.Linear(8 * width, 256), nn.BatchNorm1d(256), nn.ReLU(inplace=True), nn.Linear(256, 256), nn.BatchNorm1d(256), nn.ReLU(inplace=True)]
    return nn.Sequential(nn.Sequential(*first, *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten()), nn.Sequential(*head, nn.Linear(256, 256, bias=False)))


def nt_xent(a, b, temperature=0.5):
    z = f.normalize(torch.cat([a, b])) / temperature**0.5
    n = len(z)
    similarity = (z @ z.t()).fill_diagonal_(-1e9)
    return f.cross_entropy(similarity, (torch.arange(n, device=device) + n // 2) % n)


@torch.no_grad()
def lars(parameters, buffers, rate):
    for p, m in zip(parameters, buffers):
        g = p.grad.add(p, alpha=1e-6)
        weight, norm = p.norm(), g.norm()
        ratio = torch.where((weight > 0) & (norm > 0), 0.001 * weight / norm, torch.ones_like(norm))
        m.mul_(0.9).add_(g * ratio)
        p.add_(m, alpha=-rate)


def problem(layout=torch.contiguous_format):
    net = network().to(device, memory_format=layout)
    return net, [torch.randn(images, 3, side, side).to(device, memory_format=layout) for _ in range(2)]


def median(work):
    times = []
    for _ in range(repetitions + 1):
        begun = clock()
        work()
        times.append(clock() - begun)
    return sorted(times[1:])[repetitions // 2]


def step(layout):
    net, views = problem(layout)
    parameters = list(net.parameters())
    buffers = [torch.zeros_like(p) for p in parameters]

    def work():
        loss = nt_xent(net(views[0]), net(views[1]))
        for p in parameters:
            p.grad = None
        loss.backward()
        lars(parameters, buffers, 0.1)

    return median(work)


def hvp():
    net, views = problem()
    backbone = list(net[0].parameters())
    v = [torch.randn_like(p) for p in backbone]

    def loss():
        return nt_xent(net(views[0]), net(views[1]))

    def product():
        gradient = torch.autograd.grad(loss(), backbone, create_graph=True)
        torch.autograd.grad(gradient, backbone, v)

    return median(lambda: torch.autograd.grad(loss(), list(net.parameters()))), median(product)


print(*((step(torch.contiguous_format), step(torch.channels_last)) if what == "step" else hvp()))
