"""T2, T3 and T4. Run: /usr/bin/python3 optim.py"""
import math

import torch

import golden

torch.set_default_dtype(torch.float64)
SHAPES = {"matrix": (3, 4), "zero": (5,), "vector": (5,)}


def start():
    return {n: torch.zeros(s) if n == "zero" else golden.spread(f"p.{n}", s) for n, s in SHAPES.items()}


def gradients(step):
    return {n: golden.spread(f"g.{n}.{step}", s) for n, s in SHAPES.items()}


def lars(excluded):
    """Plain arithmetic, one tensor at a time."""
    p, m = start(), {n: torch.zeros(s) for n, s in SHAPES.items()}
    for step in range(3):
        for n, g in gradients(step).items():
            if not (excluded and p[n].ndim == 1):
                g = g + 0.01 * p[n]
                if p[n].norm() > 0 and g.norm() > 0:
                    g = g * 0.001 * p[n].norm() / g.norm()
            m[n] = 0.9 * m[n] + g
            p[n] = p[n] - 2.0 / (step + 1) * m[n]
    return {n: golden.values(t) for n, t in p.items()}


def sgd():
    p = {n: t.requires_grad_() for n, t in start().items()}
    optimiser = torch.optim.SGD(p.values(), lr=1, momentum=0.9, weight_decay=0.05)
    for step in range(3):
        for n, g in gradients(step).items():
            p[n].grad = g
        optimiser.param_groups[0]["lr"] = 0.2 / (step + 1)
        optimiser.step()
    return {n: golden.values(t) for n, t in p.items()}


def clipped(scale):
    tensors = [torch.zeros(s, requires_grad=True) for s in SHAPES.values()]
    for t, g in zip(tensors, gradients(0).values()):
        t.grad = g * scale
    norm = torch.nn.utils.clip_grad_norm_(tensors, 10.0)
    return {"scale": scale, "norm": norm.item(), "gradients": [golden.values(t.grad) for t in tensors]}


def schedule(ramp, total, floor, quirk):
    """The released code's counter: f is applied after an update, so update n takes f(n - 1), and the first the peak. Without the
    quirk the ramp runs over 1/W ... 1."""
    def f(s):
        if s < ramp:
            return 3.0 * s / ramp
        q = 0.5 * (1 + math.cos(math.pi * (s - ramp) / (total - ramp)))
        return 3.0 * q + floor * 3.0 * (1 - q)

    rates = [3.0 if n == 1 else f(n - 1) for n in range(1, total + 2)]
    if not quirk:
        rates[:ramp] = [3.0 * n / ramp for n in range(1, ramp + 1)]
    return {"ramp": ramp, "total": total, "floor": floor, "quirk": quirk, "rates": rates}


golden.write("optim", {
    "lars": lars(False),
    "larsExcluding": lars(True),
    "sgd": sgd(),
    "clipping": [clipped(1.0), clipped(20.0)],
    "schedules": [schedule(0, 10, 0, False), schedule(4, 20, 0, False), schedule(4, 20, 0, True), schedule(4, 20, 0.001, True), schedule(0, 10, 0.001, False)],
})
