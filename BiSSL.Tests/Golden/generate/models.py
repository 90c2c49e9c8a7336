"""T8, T9 (network part), T10, T18 and the names and shapes of both ResNets. Run: /usr/bin/python3 models.py"""
import torch
from torch import nn
from torch.nn import functional as f

import golden
import networks

torch.set_default_dtype(torch.float64)


def second_derivative(function, tensors):
    """d/dt <d sum(c y^2)/dt, v>."""
    tensors = [t.requires_grad_() for t in tensors]
    y = function(*tensors)
    loss = (y.square() * golden.spread("c", tuple(y.shape))).sum()
    first = torch.autograd.grad(loss, tensors, create_graph=True)
    along = sum((g * golden.spread(f"v{i}", tuple(g.shape))).sum() for i, g in enumerate(first))
    second = torch.autograd.grad(along, tensors)
    return {"first": [golden.digest(g) for g in first], "second": [golden.digest(h) for h in second]}


def operations():
    x = lambda: golden.spread("x", (2, 3, 6, 6))
    w = lambda k: golden.spread("w", (4, 3, k, k))
    scale = lambda: [1 + golden.spread("gamma", (3,)), golden.spread("beta", (3,))]
    rows = lambda: golden.spread("rows", (4, 5))
    return {
        "conv3x3": second_derivative(lambda a, b: f.conv2d(a, b, None, 1, 1), [x(), w(3)]),
        "conv3x3s2": second_derivative(lambda a, b: f.conv2d(a, b, None, 2, 1), [x(), w(3)]),
        "conv1x1s2": second_derivative(lambda a, b: f.conv2d(a, b, None, 2, 0), [x(), w(1)]),
        "batchNorm": second_derivative(lambda a, g, b: f.batch_norm(a, None, None, g, b, True), [x(), *scale()]),
        "batchNormRows": second_derivative(
            lambda a, g, b: f.batch_norm(a, None, None, g, b, True), [rows(), 1 + golden.spread("gamma", (5,)), golden.spread("beta", (5,))]),
        "maxPool": second_derivative(lambda a: f.max_pool2d(a, 3, 2, 1), [x()]),
        "relu": second_derivative(lambda a: a.relu(), [x()]),
        "averagePool": second_derivative(lambda a: a.mean((2, 3)), [x()]),
        "normalise": second_derivative(lambda a: f.normalize(a), [rows()]),
        "logSoftmax": second_derivative(lambda a: a.log_softmax(1), [rows()]),
    }


def mini():
    """ResNet-18 of width 4 with the cifar stem on 8x8 images, NT-Xent at 0.5: gradients, and the Hessian along fixed numbers."""
    result = {}
    for batches in (1, 3):
        backbone = networks.filled(networks.ResNet18(4, "cifar"))
        head = networks.filled(networks.projector(32, [6, 5, 4]), "projector.")
        theta, phi = list(backbone.parameters()), list(head.parameters())
        hessian = [torch.zeros_like(p) for p in theta]
        for batch in range(batches):
            views = [2 * golden.spread(f"view{view}.{batch}", (4, 3, 8, 8)) for view in (1, 2)]
            loss = networks.nt_xent(*(head(backbone(view)) for view in views), 0.5)
            first = torch.autograd.grad(loss, theta + phi, create_graph=True)
            along = sum((g * golden.spread(f"v.{n}", tuple(g.shape))).sum() for g, (n, _) in zip(first, backbone.named_parameters()))
            for h, part in zip(hessian, torch.autograd.grad(along, theta)):
                h += part / batches
        names = [n for n, _ in backbone.named_parameters()] + [f"projector.{n}" for n, _ in head.named_parameters()]
        result[f"batches{batches}"] = {
            "loss": loss.item(),
            "gradient": golden.digests(zip(names, first)),
            "hessian": golden.digests(zip(names, hessian)),
            "buffers": golden.digests((n, b) for n, b in backbone.named_buffers() if b.is_floating_point()),
        }
    return result


def buffers():
    """Running statistics of one layer of 4 channels after sequences of passes."""
    def after(*passes, group=None):
        layer = networks.filled(nn.BatchNorm2d(4), "bn.")
        for name, keep in passes:
            x = golden.spread(name, (6, 4, 3, 3)) + 0.3
            for part in [x] if group is None else x.split(group):
                before = [b.clone() for b in layer.buffers()]
                layer(part)
                if keep:
                    for b, old in zip(layer.buffers(), before):
                        b.copy_(old)
        return {n: golden.values(b.double()) for n, b in layer.named_buffers()}

    upper = lambda keep: [("downstream", keep), ("view1", keep), ("view2", keep), ("view1", keep), ("view2", keep), ("direct", False)]
    return {
        "twoViews": after(("view1", False), ("view2", False)),
        "twice": after(("view1", False), ("view1", False)),
        "upperTracked": after(*upper(False)),
        "upperKept": after(*upper(True)),
        "groups": after(("view1", False), group=2),
    }


def resnet(depth, side):
    model = networks.torchvision_features(depth)
    size = 512 if depth == 18 else 2048
    head = networks.filled(nn.Linear(size, 10), "head.")
    x = 4 * golden.spread("images", (2, 3, side, side))
    model.eval()
    evaluated = head(model(x)).detach()
    model.train()
    logits = head(model(x))
    loss = f.cross_entropy(logits, torch.tensor([0, 7]))
    gradients = torch.autograd.grad(loss, list(model.parameters()))
    names = [n for n, _ in model.named_parameters()]
    return {
        "shapes": {n: list(p.shape) for n, p in model.named_parameters()},
        "buffers": {n: list(b.shape) for n, b in model.named_buffers()},
        "evaluated": golden.values(evaluated),
        "logits": golden.values(logits),
        "loss": loss.item(),
        "gradientNorms": {n: g.norm().item() for n, g in zip(names, gradients)},
    }


def check_own_resnet():
    ours, theirs = networks.filled(networks.ResNet18(64, "imagenet")), networks.torchvision_features(18)
    x = golden.spread("images", (2, 3, 64, 64))
    assert list(ours.state_dict()) == list(theirs.state_dict()) and torch.allclose(ours(x), theirs(x), rtol=1e-12)


check_own_resnet()
golden.write("models", {
    "operations": operations(),
    "mini": mini(),
    "buffers": buffers(),
    "resnet18": resnet(18, 96),
    "resnet50": resnet(50, 64),
})
