"""Makes the TorchScript models of src/test/resources/torchscript, and what PyTorch computes with them.

Needs PyTorch 1.13 or later (Debian: python3-torch). Run: python3 make_torchscript.py OUT
"""

import json
import pathlib
import sys
from typing import Optional, Tuple

import torch
from torch import Tensor, nn

LAYERS, HEADS, WIDTH, VOCABULARY, CLASSES = 2, 2, 8, 32, 3
CARD = {"license": "Apache-2.0", "risk_tier": "minimal", "purposes": ["demo"],
        "training_data": [], "metrics": {}, "limitations": "Random weights."}


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.heads = HEADS
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.5)

    def forward(self, x: Tensor, mask: Tensor, eps: Optional[Tensor]) -> Tuple[Tensor, Tensor]:
        b, t, d = x.shape
        split = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = split[0], split[1], split[2]
        scores = q @ k.transpose(-1, -2) / 2.0 + (1.0 - mask)[:, None, None, :] * -1e9
        weights = torch.softmax(scores, -1)
        used = weights if eps is None else weights + eps
        mixed = (used @ v).transpose(1, 2).reshape(b, t, d)
        return self.norm(x + self.drop(torch.tanh(self.out(mixed)))), weights


class Text(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.head = nn.Linear(WIDTH, CLASSES)

    def forward(self, ids: Tensor, mask: Tensor) -> Tuple[Tensor, Tensor]:
        return self.from_embeddings(self.embed(ids), mask, None)

    @torch.jit.export
    def embed(self, ids: Tensor) -> Tensor:
        return self.words(ids)

    @torch.jit.export
    def from_embeddings(self, emb: Tensor, mask: Tensor,
                        eps: Optional[Tensor] = None) -> Tuple[Tensor, Tensor]:
        kept = []
        x = emb
        for i, layer in enumerate(self.layers):
            part: Optional[Tensor] = None
            if eps is not None:
                part = eps[:, i]
            x, weights = layer(x, mask, part)
            kept.append(weights)
        return self.head(x[:, 0]), torch.stack(kept, 1)


class Embed(nn.Module):
    def __init__(self, text):
        super().__init__()
        self.text = text

    def forward(self, ids: Tensor) -> Tensor:
        return self.text.embed(ids)


class FromEmbeddings(nn.Module):
    def __init__(self, text):
        super().__init__()
        self.text = text

    def forward(self, emb: Tensor, mask: Tensor,
                eps: Optional[Tensor] = None) -> Tuple[Tensor, Tensor]:
        return self.text.from_embeddings(emb, mask, eps)


class Plain(nn.Module):
    """Without companions, so that only forward is there."""

    def __init__(self, text):
        super().__init__()
        self.text = text

    def forward(self, ids: Tensor, mask: Tensor) -> Tuple[Tensor, Tensor]:
        return self.text(ids, mask)


class Camera(nn.Module):
    """A convolutional network that says where its last pictures are."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 3, 3, padding=1)
        self.second = nn.Conv2d(3, 4, 3)
        self.head = nn.Linear(36, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        return self.grad_cam(x, torch.zeros(1))[0]

    @torch.jit.export
    def grad_cam(self, x: Tensor, eps: Tensor) -> Tuple[Tensor, Tensor]:
        pictures = torch.relu(self.second(torch.relu(self.first(x)))) + eps
        return self.head(torch.nn.functional.avg_pool2d(pictures, 2).flatten(1)), pictures


class GradCam(nn.Module):
    def __init__(self, camera):
        super().__init__()
        self.camera = camera

    def forward(self, x: Tensor, eps: Tensor) -> Tuple[Tensor, Tensor]:
        return self.camera.grad_cam(x, eps)


class PlainCamera(nn.Module):
    def __init__(self, camera):
        super().__init__()
        self.camera = camera

    def forward(self, x: Tensor) -> Tensor:
        return self.camera(x)


class Painter(nn.Module):
    """Four numbers become a picture of 48 by 64 pixels, as a decoder of random weights sees them."""

    def __init__(self):
        super().__init__()
        self.first = nn.ConvTranspose2d(4, 12, (3, 4))
        self.second = nn.ConvTranspose2d(12, 8, 4, stride=4)
        self.third = nn.ConvTranspose2d(8, 3, 4, stride=4)

    def forward(self, seed: Tensor) -> Tensor:
        grown = torch.tanh(4 * self.first(seed[:, :, None, None]))
        return torch.sigmoid(8 * self.third(torch.tanh(4 * self.second(grown))))


class Endless(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        y = x
        while bool(y.sum() > -1e30):
            y = y + 0.0
        return y[:, :3]


class Saving(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        torch.save(x, "stolen.bin")
        return x[:, :3]


class Printing(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        print(x)
        return x[:, :3]


class Reading(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x[:, :3] + torch.from_file("/etc/passwd", False, 3)


def manifest(folder, name, **fields):
    base = {"name": name, "version": "1", "format": "torchscript", "file": "model.pt",
            "labels": ["a", "b", "c"], "card": CARD}
    (folder / "model.json").write_text(json.dumps({**base, **fields}, indent=1) + "\n")


IDS = {"name": "ids", "datatype": "INT64", "shape": [-1, -1]}
MASK = {"name": "mask", "datatype": "FP32", "shape": [-1, -1]}
LOGITS = {"name": "logits", "datatype": "FP32", "shape": [-1, CLASSES]}
ATTENTION = {"name": "attention", "datatype": "FP32", "shape": [-1, LAYERS, HEADS, -1, -1]}


def text_reference(text):
    ids = torch.tensor([[1, 5, 9, 2, 0]])
    mask = torch.tensor([[1.0, 1.0, 1.0, 1.0, 0.0]])
    emb = text.embed(ids).detach().requires_grad_(True)
    eps = torch.zeros(1, LAYERS, HEADS, 5, 5, requires_grad=True)
    logits, weights = text.from_embeddings(emb, mask, eps)
    logits[0, 1].backward()
    return {"ids": ids.flatten().tolist(), "mask": mask.flatten().tolist(),
            "logits": logits.flatten().tolist(), "gradient": emb.grad.flatten().tolist(),
            "attention": weights.flatten().tolist(),
            "attention_gradient": eps.grad.flatten().tolist()}


def camera_reference(camera, pixels):
    """By hooks rather than by eps: what Grad-CAM's authors describe."""
    kept = []
    handle = camera.second.register_forward_hook(lambda m, i, output: kept.append(output))
    logits = camera(pixels)
    handle.remove()
    activation = torch.relu(kept[0])
    logits = camera.head(torch.nn.functional.avg_pool2d(activation, 2).flatten(1))
    gradient, = torch.autograd.grad(logits[0, 1], activation)
    cam = (gradient.mean((2, 3), keepdim=True) * activation).sum(1)
    return {"logits": logits.flatten().tolist(), "shape": list(activation.shape[1:]),
            "activation": activation.flatten().tolist(),
            "gradient": gradient.flatten().tolist(), "cam": cam.flatten().tolist()}


def painter(out):
    folder = out / "painter"
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    torch.jit.script(Painter().eval()).save(str(folder / "model.pt"))
    manifest(folder, "painter", labels=[], task="image-generation",
             inputs=[{"name": "seed", "datatype": "FP32", "shape": [-1, 4]}],
             outputs=[{"name": "pixels", "datatype": "FP32", "shape": [-1, 3, 48, 64]}])


def main(out):
    painter(out)
    torch.manual_seed(1)
    text = Text().eval()
    image = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(144, CLASSES)).eval()
    for name in ("exported", "companions", "image"):
        (out / name).mkdir(parents=True, exist_ok=True)

    torch.jit.script(text).save(str(out / "exported/model.pt"))
    manifest(out / "exported", "exported", task="text-classification", inputs=[IDS, MASK],
             outputs=[LOGITS, ATTENTION])

    torch.jit.script(Plain(text)).save(str(out / "companions/model.pt"))
    torch.jit.script(Embed(text)).save(str(out / "companions/embed.pt"))
    torch.jit.script(FromEmbeddings(text)).save(str(out / "companions/from_embeddings.pt"))
    manifest(out / "companions", "companions", task="text-classification", inputs=[IDS, MASK],
             outputs=[LOGITS, ATTENTION],
             explain={"embed": "embed.pt", "from_embeddings": "from_embeddings.pt"})

    for hostile in (Endless(), Saving(), Printing(), Reading()):
        folder = out / "hostile" / type(hostile).__name__.lower()
        folder.mkdir(parents=True, exist_ok=True)
        torch.jit.script(hostile).save(str(folder / "model.pt"))
        manifest(folder, folder.name, task="tabular-classification", outputs=[LOGITS],
                 inputs=[{"name": "x", "datatype": "FP32", "shape": [-1, 4]}])

    pixels = torch.linspace(-1, 1, 64).reshape(1, 1, 8, 8).requires_grad_(True)
    torch.jit.trace(image, pixels.detach()).save(str(out / "image/model.pt"))
    manifest(out / "image", "image", task="image-classification", outputs=[LOGITS],
             inputs=[{"name": "pixels", "datatype": "FP32", "shape": [-1, 1, 8, 8]}])
    logits = image(pixels)
    logits[0, 1].backward()
    torch.manual_seed(2)
    camera = Camera().eval()
    declared = {"task": "image-classification", "outputs": [LOGITS],
                "inputs": [{"name": "pixels", "datatype": "FP32", "shape": [-1, 1, 8, 8]}]}
    for name in ("camera", "camera-companion"):
        (out / name).mkdir(parents=True, exist_ok=True)
    torch.jit.script(camera).save(str(out / "camera/model.pt"))
    manifest(out / "camera", "camera", **declared)
    torch.jit.script(PlainCamera(camera)).save(str(out / "camera-companion/model.pt"))
    torch.jit.script(GradCam(camera)).save(str(out / "camera-companion/cam.pt"))
    manifest(out / "camera-companion", "camera-companion", **declared,
             explain={"grad_cam": "cam.pt"})
    reference = {"text": text_reference(text),
                 "image": {"logits": logits.flatten().tolist(),
                           "gradient": pixels.grad.flatten().tolist()},
                 "camera": camera_reference(camera, pixels)}
    (out / "reference.json").write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
