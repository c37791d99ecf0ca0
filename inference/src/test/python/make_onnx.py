"""Makes the ONNX models of src/test/resources/onnx, and what PyTorch computes with them.

Needs PyTorch 1.13 or later (Debian: python3-torch). Run: python3 make_onnx.py OUT
"""

import json
import pathlib
import sys

import torch
from torch import nn

CARD = {"license": "Apache-2.0", "risk_tier": "minimal", "purposes": ["demo"],
        "training_data": [], "metrics": {}, "limitations": "Random weights."}


class Text(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(12, 6)
        self.head = nn.Linear(6, 3)

    def forward(self, ids, mask):
        m = mask.unsqueeze(-1)
        return self.head(torch.tanh((self.words(ids) * m).sum(1) / m.sum(1)))


def save(out, name, module, inputs, names, task, extra):
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(module, inputs, str(folder / "model.onnx"), opset_version=13, input_names=names,
                      output_names=["logits"],
                      dynamic_axes={n: {0: "batch", 1: "length"} if task.startswith("text") else {0: "batch"}
                                    for n in names})
    manifest = {"name": "onnx-" + name, "version": "1", "task": task, "format": "onnx",
                "file": "model.onnx", "card": CARD, **extra}
    (folder / "model.json").write_text(json.dumps(manifest, indent=1) + "\n")


def main():
    torch.manual_seed(4)
    out = pathlib.Path(sys.argv[1])
    text, row = Text().eval(), nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 2)).eval()
    ids, mask = torch.tensor([[3, 1, 4, 1, 5], [9, 2, 6, 0, 0]]), torch.tensor([[1.] * 5, [1., 1, 1, 0, 0]])
    save(out, "text", text, (ids, mask), ["ids", "mask"], "text-classification", {
        "inputs": [{"name": "ids", "datatype": "INT64", "shape": [-1, -1]},
                   {"name": "mask", "datatype": "FP32", "shape": [-1, -1]}],
        "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 3]}],
        "labels": ["a", "b", "c"], "pad_id": 0, "mask_id": 11})
    values = torch.linspace(-1, 1, 12).view(3, 4)
    save(out, "row", row, (values,), ["features"], "tabular-classification", {
        "inputs": [{"name": "features", "datatype": "FP32", "shape": [-1, 4]}],
        "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 2]}], "labels": ["no", "yes"]})
    flat = lambda t: [float("%.9g" % x) for x in t.detach().reshape(-1).tolist()]
    occluded = [text(torch.tensor([[0 if i == j else x for j, x in enumerate([3, 1, 4, 1, 5])]]), mask[:1])
                for i in range(5)]
    reference = {"text": {"ids": ids.reshape(-1).tolist(), "mask": flat(mask), "logits": flat(text(ids, mask)),
                          "occluded": flat(torch.cat(occluded))},
                 "row": {"values": flat(values), "logits": flat(row(values))}}
    (out / "reference.json").write_text(json.dumps(reference) + "\n")


main()
