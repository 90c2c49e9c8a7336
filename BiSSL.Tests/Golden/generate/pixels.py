"""pixels.json (T16, T17): what PIL and torchvision make of a 16x16 picture, and normalised pixels. Pixels are lists of 3x16x16 numbers, channel by channel."""
import json, pathlib
import numpy as np
import torch
from PIL import Image, ImageFilter, ImageOps
from torchvision import transforms
from torchvision.transforms import functional as F

SIDE = 16
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
BICUBIC, BILINEAR = F.InterpolationMode.BICUBIC, F.InterpolationMode.BILINEAR


def picture(seed, noise):
    random = np.random.RandomState(seed)
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    waves = [np.sin(2 * np.pi * (random.rand() * 2 * x + random.rand() * 2 * y + random.rand())) for _ in range(3)]
    pixels = 128 + 90 * np.stack(waves, -1) + noise * random.randn(SIDE, SIDE, 3)
    return Image.fromarray(np.clip(np.round(pixels), 0, 255).astype(np.uint8))


def planar(image):
    return np.asarray(image).transpose(2, 0, 1).reshape(-1).tolist()


def blur(image, sigma):
    return image.filter(ImageFilter.GaussianBlur(radius=sigma))


OPERATIONS = {
    "brightness": F.adjust_brightness, "contrast": F.adjust_contrast, "saturation": F.adjust_saturation, "hue": F.adjust_hue, "blur": blur,
}


def view(image, settings):
    """One SimCLR view with the given parameters, in the order of the official code."""
    crop = settings["crop"]
    image = F.resized_crop(image, crop["top"], crop["left"], crop["height"], crop["width"], (SIDE, SIDE), BICUBIC)
    if settings["flip"]:
        image = F.hflip(image)
    for name, amount in settings["jitter"]:
        image = OPERATIONS[name](image, amount)
    if settings["grey"]:
        image = F.to_grayscale(image, 3)
    if settings["sigma"] > 0:
        image = blur(image, settings["sigma"])
    if settings["solarise"]:
        image = ImageOps.solarize(image)
    return image


smooth, noisy = picture(0, 8), picture(1, 60)
golden = {"inputs": {"smooth": planar(smooth), "noisy": planar(noisy)}, "operations": [], "resizes": [], "views": []}
amounts = {"brightness": (0.6, 1.37), "contrast": (0.6, 1.4), "saturation": (0.8, 1.2), "hue": (-0.1, 0.034, 0.1), "blur": (0.1, 0.7, 1.0, 2.0)}
for name, values in amounts.items():
    for source, image in (("smooth", smooth), ("noisy", noisy)):
        for value in values:
            golden["operations"].append({"name": name, "input": source, "amount": value, "output": planar(OPERATIONS[name](image, value))})
for source, image in (("smooth", smooth), ("noisy", noisy)):
    golden["operations"].append({"name": "grey", "input": source, "amount": 0, "output": planar(F.to_grayscale(image, 3))})
    golden["operations"].append({"name": "solarise", "input": source, "amount": 0, "output": planar(ImageOps.solarize(image))})
for kernel, mode in (("bicubic", BICUBIC), ("bilinear", BILINEAR)):
    for left, top, width, height, side in ((0, 0, 16, 16, 16), (3, 2, 9, 11, 16), (2, 5, 13, 7, 16), (0, 0, 16, 16, 6), (1, 3, 14, 12, 5), (0, 0, 16, 16, 24)):
        output = planar(F.resized_crop(noisy, top, left, height, width, (side, side), mode))
        golden["resizes"].append({"kernel": kernel, "left": left, "top": top, "width": width, "height": height, "side": side, "output": output})
enlarged = transforms.Compose([transforms.Resize(int(SIDE * 256 / 224), BICUBIC), transforms.CenterCrop(SIDE)])(noisy)
golden["test"] = planar(enlarged)
for crop, flip, jitter, grey, sigma, solarise in (
    ((0, 0, 16, 16), False, [], False, 0.0, False),
    ((2, 1, 12, 13), True, [["hue", 0.05], ["contrast", 1.3], ["brightness", 0.8], ["saturation", 1.15]], False, 0.6, False),
    ((4, 3, 12, 10), False, [["brightness", 1.25], ["hue", -0.08], ["saturation", 0.85], ["contrast", 0.7]], False, 0.0, True),
    ((0, 4, 15, 12), True, [["contrast", 0.75], ["saturation", 1.1], ["hue", 0.02], ["brightness", 1.1]], True, 1.2, False),
    ((1, 0, 14, 16), False, [["saturation", 0.9], ["brightness", 0.7], ["contrast", 1.2], ["hue", 0.09]], False, 1.9, True),
):
    left, top, width, height = crop
    settings = {"crop": {"left": left, "top": top, "width": width, "height": height}, "flip": flip, "jitter": jitter, "grey": grey, "sigma": sigma, "solarise": solarise}
    golden["views"].append({**settings, "output": planar(view(smooth, settings))})

pixels = torch.tensor([[0, 0, 0], [255, 255, 255], [12, 130, 201]], dtype=torch.uint8)
normal = transforms.Normalize(MEAN, STD)
golden["normalised"] = [{
    "pixel": pixel.tolist(),
    "unit": normal((pixel.double() / 255).reshape(3, 1, 1)).flatten().tolist(),
    "byte": normal(pixel.double().reshape(3, 1, 1)).flatten().tolist(),
} for pixel in pixels]
(pathlib.Path(__file__).parent.parent / "pixels.json").write_text(json.dumps(golden) + "\n")
