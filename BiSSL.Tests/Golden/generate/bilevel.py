"""T5, T6, T7 and T11. Run: /usr/bin/python3 bilevel.py"""
import torch
from torch import nn
from torch.nn import functional as f

import golden
import networks

torch.set_default_dtype(torch.float64)


def system():
    """A symmetric positive definite matrix with strong blocks off the diagonal, and a right-hand side."""
    m = golden.spread("matrix", (5, 5))
    return m @ m.t() + 0.2 * torch.eye(5), golden.spread("right", (5,))


def conjugate_gradient(a, v, blocks, iterations):
    """One step size and one beta per block, products joint; a single block is plain conjugate gradient."""
    x, r, d = torch.zeros_like(v), v.clone(), v.clone()
    steps = []
    for _ in range(iterations):
        h = a @ d
        x, r, d = x.clone(), r.clone(), d.clone()
        for b in blocks:
            rho = r[b] @ r[b]
            alpha = rho / (d[b] @ h[b] + 1e-12)
            x[b] += alpha * d[b]
            r[b] -= alpha * h[b]
            d[b] = r[b] + (r[b] @ r[b]) / (rho + 1e-12) * d[b]
        steps.append({"x": golden.values(x), "recurrence": (r.norm() / v.norm()).item()})
    return steps


def hessian():
    """NT-Xent through Linear, batch norm, ReLU, Linear in training mode: the dense Hessian of all weights."""
    net = networks.filled(nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 3)))
    parameters = list(net.parameters())
    views = [2 * golden.spread(f"rows{k}", (5, 3)) for k in (1, 2)]
    loss = networks.nt_xent(net(views[0]), net(views[1]), 0.5)
    gradient = torch.cat([g.reshape(-1) for g in torch.autograd.grad(loss, parameters, create_graph=True)])
    rows = [torch.cat([h.reshape(-1) for h in torch.autograd.grad(g, parameters, retain_graph=True)]) for g in gradient]
    return {"loss": loss.item(), "hessian": golden.values(torch.stack(rows))}


def upper_gradient():
    """E7 on a small network by a dense inverse, gamma 0.01, and the weights after one SGD step."""
    theta_p, theta_d = (networks.filled(networks.ResNet18(1, "cifar"), prefix) for prefix in ("p.", "d."))
    phi_p = networks.filled(networks.projector(8, [4, 3]), "phiP.")
    phi_d = networks.filled(nn.Linear(8, 3), "phiD.")
    backbone, head = list(theta_p.parameters()), list(phi_d.parameters())
    flat = lambda tensors: torch.cat([t.reshape(-1) for t in tensors])
    operator = torch.eye(sum(p.numel() for p in backbone))
    for k in range(2):
        views = [2 * golden.spread(f"view{view}.{k}", (4, 3, 8, 8)) for view in (1, 2)]
        loss = networks.nt_xent(*(phi_p(theta_p(view)) for view in views), 0.5)
        gradient = flat(torch.autograd.grad(loss, backbone, create_graph=True))
        rows = [flat(torch.autograd.grad(g, backbone, retain_graph=True)) for g in gradient]
        operator = operator + torch.stack(rows) / 2 / (0.001 + 100)
    x, y = 2 * golden.spread("images", (4, 3, 8, 8)), torch.tensor([0, 1, 2, 1])
    at_p = torch.autograd.grad(f.cross_entropy(phi_d(theta_p(x)), y), backbone + head)
    at_d = torch.autograd.grad(f.cross_entropy(phi_d(theta_d(x)), y), list(theta_d.parameters()) + head)
    implicit = torch.linalg.solve(operator, flat(at_p[: len(backbone)]))
    gradient_theta = implicit + 0.01 * flat(at_d[: len(backbone)])
    gradient_phi = flat(at_p[len(backbone):]) + 0.01 * flat(at_d[len(backbone):])
    weights = flat([p.detach() for p in theta_d.parameters()] + [p.detach() for p in head])
    gradient = torch.cat([gradient_theta, gradient_phi])
    clipped = gradient * min(1, 10 / (gradient.norm().item() + 1e-6))
    after = weights - 0.05 * (clipped + 0.01 * weights)
    return {"implicit": golden.digest(implicit), "norm": gradient.norm().item(), "after": golden.digest(after)}


a, v = system()
everything, tensors = [slice(0, 5)], [slice(0, 3), slice(3, 5)]
golden.write("bilevel", {
    "layerwise": conjugate_gradient(a, v, tensors, 5),
    "joint": conjugate_gradient(a, v, everything, 5),
    "solution": golden.values(torch.linalg.solve(a, v)),
    "hessian": hessian(),
    "upper": upper_gradient(),
})
