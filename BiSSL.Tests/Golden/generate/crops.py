"""crops.json (T15): crop rectangles that torchvision draws from given uniform numbers, and offsets of its centre crop."""
import json, math, pathlib, random
from unittest import mock
import torch
from PIL import Image
from torchvision import transforms

SIZES = [(96, 96), (32, 32), (50, 37), (37, 50), (400, 20), (20, 400)]
MODES = [((0.5, 1.0), (3 / 4, 4 / 3)), ((0.08, 1.0), (0.5, 1.0))]


def crop(width, height, scale, ratio, numbers):
    stream = iter(numbers)
    used = []

    def number():
        used.append(next(stream))
        return used[-1]

    def uniform_(self, low, high):
        return torch.tensor([float(low) + (float(high) - float(low)) * number()], dtype=torch.float64)

    def randint(low, high, size):
        return torch.tensor([low + math.floor(number() * (high - low))])

    with mock.patch.object(torch.Tensor, "uniform_", uniform_), mock.patch.object(torch, "randint", randint):
        top, left, h, w = transforms.RandomResizedCrop.get_params(Image.new("RGB", (width, height)), scale, ratio)
    return {"width": width, "height": height, "scale": scale, "ratio": ratio, "uniform": used,
            "crop": {"left": left, "top": top, "width": w, "height": h}}


def centre(size):
    picture = Image.new("RGB", (size, size))
    large = transforms.Resize(int(size * 256 / 224), transforms.InterpolationMode.BICUBIC)(picture).size[0]
    return {"size": size, "resized": large, "offset": int(round((large - size) / 2.0))}


draw = random.Random(15)
cases = [crop(w, h, scale, ratio, [draw.random() for _ in range(40)]) for w, h in SIZES for scale, ratio in MODES]
cases.append(crop(96, 96, *MODES[0], [0.99] * 40))
golden = {"crops": cases, "centres": [centre(size) for size in (32, 64, 96, 128, 224)]}
(pathlib.Path(__file__).parent.parent / "crops.json").write_text(json.dumps(golden, indent=1) + "\n")
