"""Makes the models of src/test/resources/pytorch, and what PyTorch says of them in float64.

Needs PyTorch 1.13 or later (Debian: python3-torch). Run: python3 make_reference.py OUT
"""

import json
import math
import pathlib
import struct
import sys

import torch
from torch.nn import functional as F

TARGET, CLASSES = 1, 3
WORDS = ["[PAD]", "[MASK]", "[UNK]", "so", "good", "that", "it", "hurts", "me", "not"]
TEXT = "so good that it hurts not me"
IDS = [[WORDS.index(word) for word in TEXT.split()]]
LAYERS, HEADS, WIDTH, HIDDEN = 2, 4, 16, 6
CARD = {"license": "Apache-2.0", "risk_tier": "minimal", "purposes": ["demo"],
        "training_data": [], "metrics": {}, "limitations": "Random weights."}


class Weights(dict):
    """Random float32 weights, used as float64."""

    def make(self, name, *shape):
        scale = 1 / math.sqrt(shape[-1]) if len(shape) > 1 else 0.1
        self[name] = (torch.randn(*shape) * scale).double()

    def layer(self, name, out, *rest):
        self.make(name + ".weight", out, *rest)
        self.make(name + ".bias", out)

    def norm(self, name, width):
        self[name + ".weight"] = (1 + 0.1 * torch.randn(width)).double()
        self[name + ".bias"] = (0.1 * torch.randn(width)).double()

    def linear(self, x, name):
        return F.linear(x, self[name + ".weight"], self[name + ".bias"])

    def normed(self, x, name):
        return F.layer_norm(x, x.shape[-1:], self[name + ".weight"], self[name + ".bias"], 1e-12)

    def write(self, path):
        header, at, parts = {}, 0, []
        for name in sorted(self):
            values = self[name].float().flatten().tolist()
            data = struct.pack("<%df" % len(values), *values)
            header[name] = {"dtype": "F32", "shape": list(self[name].shape),
                            "data_offsets": [at, at + len(data)]}
            at += len(data)
            parts.append(data)
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % 8)
        path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


def bert():
    w = Weights()
    w.make("embeddings.word_embeddings.weight", len(WORDS), WIDTH)
    w.make("embeddings.position_embeddings.weight", 12, WIDTH)
    w.make("embeddings.token_type_embeddings.weight", 2, WIDTH)
    w.norm("embeddings.LayerNorm", WIDTH)
    for i in range(LAYERS):
        p = "encoder.layer.%d." % i
        for name in ("self.query", "self.key", "self.value", "output.dense"):
            w.layer(p + "attention." + name, WIDTH, WIDTH)
        w.norm(p + "attention.output.LayerNorm", WIDTH)
        w.layer(p + "intermediate.dense", 2 * WIDTH, WIDTH)
        w.layer(p + "output.dense", WIDTH, 2 * WIDTH)
        w.norm(p + "output.LayerNorm", WIDTH)
    w.layer("pooler.dense", WIDTH, WIDTH)
    w.layer("classifier", CLASSES, WIDTH)

    def heads(x):
        return x.view(x.shape[0], x.shape[1], HEADS, -1).transpose(1, 2)

    def forward(emb, kept=None):
        t = emb.shape[1]
        x = w.normed(emb + w["embeddings.position_embeddings.weight"][:t]
                     + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for i in range(LAYERS):
            p = "encoder.layer.%d." % i
            q, k, v = (heads(w.linear(x, p + "attention.self." + n))
                       for n in ("query", "key", "value"))
            a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH / HEADS), -1)
            if kept is not None:
                a.retain_grad()
                kept.append(a)
            mixed = (a @ v).transpose(1, 2).reshape(x.shape)
            x = w.normed(x + w.linear(mixed, p + "attention.output.dense"),
                         p + "attention.output.LayerNorm")
            grown = F.gelu(w.linear(x, p + "intermediate.dense"))
            x = w.normed(x + w.linear(grown, p + "output.dense"), p + "output.LayerNorm")
        return w.linear(torch.tanh(w.linear(x[:, 0], "pooler.dense")), "classifier")

    return w, forward, w["embeddings.word_embeddings.weight"]


def gru():
    w = Weights()
    w.make("embedding.weight", len(WORDS), WIDTH)
    cell = torch.nn.GRU(WIDTH, HIDDEN, batch_first=True, bidirectional=True)
    for name, value in cell.named_parameters():
        w["gru." + name] = value.detach().double()
    cell = cell.double()
    w.layer("fc", CLASSES, 4 * HIDDEN)

    def forward(emb):
        states, _ = cell(emb)
        return w.linear(torch.cat([states.max(1).values, states.mean(1)], 1), "fc")

    return w, forward, w["embedding.weight"]


def cnn():
    w = Weights()
    w.layer("conv1", 3, 1, 3, 3)
    w.layer("conv2", 4, 3, 3, 3)
    w.layer("fc1", 6, 36)
    w.layer("fc2", CLASSES, 6)

    def pictures(x):
        for name in ("conv1", "conv2"):
            x = F.relu(F.conv2d(x, w[name + ".weight"], w[name + ".bias"], padding=1))
            if name == "conv1":
                x = F.max_pool2d(x, 2)
        return x

    def head(x):
        return w.linear(F.relu(w.linear(F.max_pool2d(x, 2).flatten(1), "fc1")), "fc2")

    return w, pictures, head


def mlp():
    w = Weights()
    w["norm.mean"] = torch.tensor([1.0, -2.0, 3.0, 0.5, 0.0]).double()
    w["norm.deviation"] = torch.tensor([1.0, 2.0, 0.5, 4.0, 1.0]).double()
    w.layer("fc1", 7, 5)
    w.layer("fc2", CLASSES, 7)

    def forward(x):
        standard = (x - w["norm.mean"]) / w["norm.deviation"]
        return w.linear(torch.tanh(w.linear(standard, "fc1")), "fc2")

    return w, forward


def gradient(forward, x):
    x = x.detach().clone().requires_grad_(True)
    forward(x)[:, TARGET].sum().backward()
    return x.grad


def integrated(forward, x, baseline, steps=1 << 17, batch=4096):
    """Midpoints, so many that what is left is far below what is compared."""
    total = torch.zeros_like(x)
    for start in range(0, steps, batch):
        part = (torch.arange(start, start + batch).double() + 0.5) / steps
        part = part.view(-1, *([1] * (x.dim() - 1)))
        total += gradient(forward, baseline + part * (x - baseline)).sum(0, keepdim=True)
    return (x - baseline) * total / steps


def numbers(forward, x, baseline, summed):
    def shown(values):
        return (values.sum(-1) if summed else values).flatten().tolist()

    g = gradient(forward, x)
    return {"logits": forward(x).flatten().tolist(), "leaf-gradient": g.flatten().tolist(),
            "gradient": shown(g),
            "gradient-x-input": shown(g * x),
            "integrated-gradients": shown(integrated(forward, x, baseline))}


def attention(forward, emb):
    kept = []
    forward(emb.detach().clone().requires_grad_(True), kept)[0, TARGET].backward()
    size = emb.shape[1]
    rollout, relevance, sam = torch.eye(size).double(), torch.eye(size).double(), 0
    for a in kept:
        weights, grad = a[0].detach(), a.grad[0]
        mixed = 0.5 * weights.mean(0) + 0.5 * torch.eye(size)
        rollout = mixed / mixed.sum(-1, keepdim=True) @ rollout
        relevance = relevance + torch.relu(grad * weights).mean(0) @ relevance
        sam = sam + (weights * torch.relu(grad)).mean(0) / len(kept)
    return {"attention": kept[-1][0].detach().mean(0)[0].tolist(),
            "attention-rollout": rollout[0].tolist(),
            "attention-gradient": relevance[0].tolist(), "grad-sam": sam[0].tolist()}


def folder(out, name, weights, task, **fields):
    path = out / name
    path.mkdir(parents=True, exist_ok=True)
    weights.write(path / "w.safetensors")
    manifest = {"name": name, "version": "1", "task": task, "format": "safetensors",
                "file": "w.safetensors", "architecture": name, "labels": ["a", "b", "c"],
                "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, CLASSES]}],
                "card": CARD, **fields}
    (path / "model.json").write_text(json.dumps(manifest, indent=1) + "\n")
    return path


def text_folder(out, name, weights):
    path = folder(out, name, weights, "text-classification", tokenizer="tokenizer.json",
                  pad_id=0, mask_id=1,
                  inputs=[{"name": "text", "datatype": "BYTES", "shape": [-1]}])
    model = {"type": "WordLevel", "vocab": {w: i for i, w in enumerate(WORDS)},
             "unk_token": "[UNK]"}
    (path / "tokenizer.json").write_text(json.dumps(
        {"version": "1.0", "pre_tokenizer": {"type": "Whitespace"}, "model": model}) + "\n")
    return path


def main(out):
    torch.manual_seed(6)
    reference = {}
    for name, make in (("bert", bert), ("gru", gru)):
        weights, forward, words = make()
        path = text_folder(out, name, weights)
        x = words[torch.tensor(IDS)]
        baseline = words[torch.zeros(1, x.shape[1], dtype=torch.long)].clone()
        baseline[:, 0] = x[:, 0]
        reference[name] = numbers(forward, x, baseline, True)
        if name == "bert":
            reference[name].update(attention(forward, x))
            (path / "config.json").write_text(json.dumps(
                {"model_type": "bert", "hidden_act": "gelu", "num_hidden_layers": LAYERS,
                 "num_attention_heads": HEADS, "layer_norm_eps": 1e-12}) + "\n")
    weights, pictures, head = cnn()
    folder(out, "cnn", weights, "image-classification",
           inputs=[{"name": "image", "datatype": "FP32", "shape": [-1, 1, 12, 12]}])
    x = torch.rand(1, 1, 12, 12).double()
    reference["cnn"] = numbers(lambda v: head(pictures(v)), x, torch.zeros_like(x), False)
    activation = pictures(x).detach()
    weight = gradient(head, activation).mean((2, 3), keepdim=True)
    reference["cnn"]["grad-cam"] = (weight * activation).sum(1).flatten().tolist()
    reference["cnn"]["input"] = x.float().flatten().tolist()
    weights, forward = mlp()
    folder(out, "mlp", weights, "tabular-classification",
           inputs=[{"name": "features", "datatype": "FP32", "shape": [-1, 5]}])
    x = torch.tensor([[0.5, 1.0, 2.5, -3.0, 0.25]]).double()
    reference["mlp"] = numbers(forward, x, torch.zeros_like(x), False)
    reference["mlp"]["input"] = x.flatten().tolist()
    reference["text"] = TEXT
    (out / "reference.json").write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
