"""T1 and T19. Run: /usr/bin/python3 pretext.py"""
import torch
from torch import nn
from torch.nn import functional as f

import golden
import networks

torch.set_default_dtype(torch.float64)


def nt_xent(temperature):
    """By the definition: one pair at a time."""
    first, second = (golden.spread(n, (4, 8)).requires_grad_() for n in ("first", "second"))
    rows = list(torch.cat([first, second]))
    n = len(rows)
    similar = lambda i, j: (f.cosine_similarity(rows[i], rows[j], dim=0) / temperature).exp()
    loss = sum(-(similar(i, (i + n // 2) % n) / sum(similar(i, j) for j in range(n) if j != i)).log() for i in range(n)) / n
    gradients = torch.autograd.grad(loss, [first, second])
    return {"temperature": temperature, "loss": loss.item(), "gradients": [golden.values(g) for g in gradients]}


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.projector = networks.projector(32, [6, 5, 4])
        self.predictor = networks.projector(4, [6, 5, 4])

    def forward(self, x):
        return self.predictor(self.projector(x))


def byol():
    backbone, head = networks.filled(networks.ResNet18(4, "cifar")), networks.filled(Head(), "head.")
    target_backbone = networks.filled(networks.ResNet18(4, "cifar"), "target.backbone.")
    target_projector = networks.filled(networks.projector(32, [6, 5, 4]), "target.projector.")
    views = [2 * golden.spread(f"view{view}.0", (4, 3, 8, 8)) for view in (1, 2)]

    pairs = list(zip(target_backbone.parameters(), backbone.parameters())) + list(zip(target_projector.parameters(), head.projector.parameters()))
    with torch.no_grad():
        for target, online in pairs:
            target.copy_(0.9995 * target + 0.0005 * online)
        goals = [target_projector(target_backbone(view)) for view in views]

    predictions = [head(backbone(view)) for view in views]
    distance = lambda p, t: (2 - 2 * f.cosine_similarity(p, t)).mean()
    loss = distance(predictions[0], goals[1]) + distance(predictions[1], goals[0])
    theta = list(backbone.parameters())
    first = torch.autograd.grad(loss, theta + list(head.parameters()), create_graph=True)
    along = sum((g * golden.spread(f"v.{n}", tuple(g.shape))).sum() for g, (n, _) in zip(first, backbone.named_parameters()))
    hessian = torch.autograd.grad(along, theta)
    names = [n for n, _ in backbone.named_parameters()]
    return {
        "loss": loss.item(),
        "target": golden.digests([(n, t) for n, t in target_backbone.named_parameters()] + [(f"projector.{n}", t) for n, t in target_projector.named_parameters()]),
        "gradient": golden.digests(zip(names + [f"head.{n}" for n, _ in head.named_parameters()], first)),
        "hessian": golden.digests(zip(names, hessian)),
    }


golden.write("pretext", {"ntXent": [nt_xent(0.5), nt_xent(0.1)], "byol": byol()})
