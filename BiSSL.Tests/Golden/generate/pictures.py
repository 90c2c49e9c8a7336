"""pictures.json: small picture files (base64), the pixels PIL decodes from them (laid on white), and PIL's short-side resize with centre crop to 12 pixels."""
import base64, io, json, pathlib
import numpy as np
from PIL import Image, ImageCms, PngImagePlugin
from torchvision import transforms

SIDE = 12


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    channels = [127 + 120 * np.sin(0.21 * x + 0.13 * y + phase) for phase in (0, 2, 4)]
    return Image.fromarray(np.stack(channels, -1).round().astype(np.uint8))


def on_white(image):
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA")).convert("RGB")


def entry(name, image, **options):
    file = io.BytesIO()
    image.save(file, **options)
    decoded = on_white(Image.open(io.BytesIO(file.getvalue())))
    square = transforms.Compose([transforms.Resize(SIDE, transforms.InterpolationMode.BICUBIC), transforms.CenterCrop(SIDE)])(decoded)
    return {"name": name, "file": base64.b64encode(file.getvalue()).decode(), "width": decoded.width, "height": decoded.height,
            "pixels": np.asarray(decoded).reshape(-1).tolist(), "square": np.asarray(square).transpose(2, 0, 1).reshape(-1).tolist()}


wide, tall = picture(29, 17), picture(15, 22)
transparent = wide.copy()
transparent.putalpha(Image.fromarray((np.indices((17, 29))[1] * 8).astype(np.uint8)))
golden = [
    entry("wide.jpg", wide, format="JPEG", quality=95, subsampling=0),
    entry("progressive.jpg", tall, format="JPEG", quality=90, subsampling=0, progressive=True),
    entry("grey.jpg", tall.convert("L"), format="JPEG", quality=95),
    entry("wide.png", wide, format="PNG"),
    entry("grey.png", tall.convert("L"), format="PNG"),
    entry("palette.png", wide.quantize(16), format="PNG"),
    entry("transparent.png", transparent, format="PNG"),
    entry("exact.png", picture(12, 12), format="PNG"),
]
small = picture(16, 13)
see_through = small.copy()
see_through.putalpha(Image.fromarray((np.indices((13, 16))[1] * 17).astype(np.uint8)))
frames = [Image.new("RGB", (16, 13), colour) for colour in ("red", "lime", "blue")]
gamma = PngImagePlugin.PngInfo()
gamma.add(b"gAMA", (100_000).to_bytes(4, "big"))
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
golden += [
    entry("cmyk.jpg", small.convert("CMYK"), format="JPEG", quality=95),
    entry("profile.jpg", small, format="JPEG", quality=95, subsampling=0, icc_profile=profile),
    entry("one-bit.png", small.convert("1"), format="PNG"),
    entry("two-bits.png", small.quantize(4), format="PNG", bits=2),
    entry("four-bits.png", small.quantize(16), format="PNG", bits=4),
    entry("grey-alpha.png", see_through.convert("LA"), format="PNG"),
    entry("gamma.png", small, format="PNG", pnginfo=gamma),
    entry("still.bmp", small, format="BMP"),
    entry("still.gif", small, format="GIF"),
    entry("animated.gif", frames[0], format="GIF", save_all=True, append_images=frames[1:]),
    entry("lossy.webp", small, format="WEBP", quality=90),
    entry("lossless.webp", see_through, format="WEBP", lossless=True),
    entry("animated.webp", frames[0], format="WEBP", save_all=True, append_images=frames[1:], lossless=True),
]
(pathlib.Path(__file__).parent.parent / "pictures.json").write_text(json.dumps(golden) + "\n")
