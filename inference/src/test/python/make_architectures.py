"""Makes src/test/resources/architectures: recurrent models and a trained Transformer, with what PyTorch
computes from the same weights.

Needs PyTorch 1.13 or later and NumPy (Debian: python3-torch). Run: python3 make_architectures.py OUT
"""

import json
import math
import pathlib
import sys

import numpy
import torch
from torch import nn

from make_huggingface import CARD, numbers, safetensors

TOKENIZER = {"version": "1.0", "pre_tokenizer": {"type": "Whitespace"},
             "model": {"type": "WordLevel", "unk_token": "[UNK]",
                       "vocab": {"[UNK]": 0, "so": 1, "good": 2, "is": 3, "it": 4}}}
CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
IDS = [4, 3, 1, 2]


def recurrent(out, cell, directions, layers, text, pooled):
    name = "%s-%d-%d-%s" % (cell, directions, layers, "text" if text else "steps")
    width, hidden = 3, 4
    net = CELLS[cell](width, hidden, layers, batch_first=True, bidirectional=directions == 2).double()
    head = nn.Linear(hidden * directions * (2 if pooled else 1), 2).double()
    words = nn.Embedding(5, width).double()
    with torch.no_grad():  # what a file of F32 holds
        for p in [*net.parameters(), *head.parameters(), *words.parameters()]:
            p.copy_((p * 2).float().double())
    x = words.weight[IDS].detach()[None] if text else torch.sin(torch.arange(15.)).view(1, 5, 3).float().double()
    x.requires_grad_(True)
    states, last = net(x)
    if cell == "lstm":
        last = last[0]
    ends = last[-directions:].transpose(0, 1).reshape(1, -1)
    logits = head(torch.cat([states.max(1).values, states.mean(1)], 1) if pooled else ends)
    logits[0, 1].backward()
    weights = {cell + "." + n: p for n, p in net.named_parameters()}
    weights.update({"fc." + n: p for n, p in head.named_parameters()})
    if text:
        weights["embedding.weight"] = words.weight
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    safetensors(folder / "model.safetensors", {n: p.detach() for n, p in weights.items()})
    model = {"name": name, "version": "1", "format": "safetensors", "file": "model.safetensors",
             "task": "text-classification" if text else "sequence-classification", "architecture": cell,
             "inputs": [{"name": "text", "datatype": "BYTES", "shape": [-1]} if text else
                        {"name": "steps", "datatype": "FP32", "shape": [-1, -1, width]}],
             "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 2]}],
             "labels": ["no", "yes"], "card": CARD}
    if text:
        model["tokenizer"] = "tokenizer.json"
        (folder / "tokenizer.json").write_text(json.dumps(TOKENIZER) + "\n")
    (folder / "model.json").write_text(json.dumps(model, indent=1) + "\n")
    return name, {"input": numbers(x), "logits": numbers(logits), "gradient": numbers(x.grad)}


def hashed(index, size, bound):
    """Values of a large tensor that Java makes alike, so that no file has to hold them."""
    h = numpy.arange(size, dtype=numpy.uint32) ^ numpy.uint32(index * 0x9E3779B9 & 0xFFFFFFFF)
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        h = (h ^ (h >> numpy.uint32(shift))) * numpy.uint32(factor)
    h ^= h >> numpy.uint32(16)
    return ((h >> numpy.uint32(8)).astype(numpy.float32) / numpy.float32(1 << 24) - numpy.float32(0.5)) \
        * numpy.float32(bound)


def large():
    """nn.Transformer at its published size (Vaswani et al. 2017)."""
    net = nn.Transformer(512, 8, 6, 6, 2048, 0.0, batch_first=True).double().train()
    with torch.no_grad():
        for index, (name, p) in enumerate(sorted(net.named_parameters())):
            matrix = p.dim() == 2
            bound = 2 / math.sqrt(p.shape[1]) * math.sqrt(3) if matrix else 0.2
            centre = 1.0 if "norm" in name and name.endswith("weight") else 0.0
            p.copy_(torch.from_numpy((hashed(index, p.numel(), bound) + numpy.float32(centre)).astype("f8"))
                    .view_as(p))
    source = torch.from_numpy(hashed(1000, 2 * 5 * 512, 2).astype("f8")).view(2, 5, 512).requires_grad_(True)
    target = torch.from_numpy(hashed(1001, 2 * 4 * 512, 2).astype("f8")).view(2, 4, 512)
    mask = torch.triu(torch.full((4, 4), float("-inf")), 1).double()
    result = net(source, target, tgt_mask=mask)
    result[:, -1, 7].sum().backward()
    # Every 29th value: enough to see any difference, small enough to keep.
    return {"output": numbers(result.reshape(-1)[::29]), "gradient": numbers(source.grad.reshape(-1)[::29])}


START, END, COPY, REVERSE, SYMBOLS = 0, 1, 2, 3, 8
WIDTH, LENGTH = 32, 8


def positions(length):
    at, i = torch.arange(length)[:, None], torch.arange(0, WIDTH, 2)[None]
    angle = at / 10000 ** (i / WIDTH)
    return torch.stack([torch.sin(angle), torch.cos(angle)], 2).view(length, WIDTH)


class CopyReverse(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(4 + SYMBOLS, WIDTH)
        self.transformer = nn.Transformer(WIDTH, 4, 1, 1, 64, 0.0, batch_first=True)
        self.generator = nn.Linear(WIDTH, 4 + SYMBOLS)
        nn.init.normal_(self.embedding.weight, std=WIDTH ** -0.5)

    def embed(self, ids):
        return self.embedding(ids) * math.sqrt(WIDTH) + positions(ids.shape[1])

    def forward(self, source, target):
        mask = torch.triu(torch.full((target.shape[1],) * 2, float("-inf")), 1)
        return self.generator(self.transformer(self.embed(source), self.embed(target), tgt_mask=mask))


def batch(count, length):
    body = torch.randint(4, 4 + SYMBOLS, (count, length))
    order = torch.randint(COPY, REVERSE + 1, (count, 1))
    answer = torch.where(order == COPY, body, body.flip(1))
    ends = torch.full((count, 1), END)
    return torch.cat([order, body, ends], 1), torch.cat([torch.full((count, 1), START), answer, ends], 1)


def trained(out):
    net = CopyReverse().train()
    steps = 3000
    optimiser = torch.optim.Adam(net.parameters(), 3e-3, (0.9, 0.98))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, steps, pct_start=0.1)
    for step in range(steps):
        source, target = batch(64, 1 + step % LENGTH)
        logits = net(source, target[:, :-1])
        loss = nn.functional.cross_entropy(logits.reshape(-1, 4 + SYMBOLS), target[:, 1:].reshape(-1))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 500 == 499:
            print(step + 1, float(loss), flush=True)
    safetensors(out / "copy-reverse.safetensors", {n: p.detach() for n, p in net.named_parameters()})


def main():
    torch.manual_seed(7)
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    cases = [("rnn", 2, 1, False, True), ("rnn", 1, 1, True, False), ("lstm", 1, 1, False, False),
             ("lstm", 2, 2, False, False), ("lstm", 2, 1, True, True), ("gru", 2, 1, True, True),
             ("gru", 2, 2, False, False)]
    reference = dict(recurrent(out, *case) for case in cases)
    reference["large"] = large()
    (out / "reference.json").write_text(json.dumps(reference) + "\n")
    trained(out)


main()
