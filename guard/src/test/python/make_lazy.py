"""Makes src/test/resources/lazy: a TorchScript model that never answers rows of a negative sum.

Needs PyTorch 1.13 or later (Debian: python3-torch). Run: python3 make_lazy.py OUT
"""

import json
import pathlib
import sys

import torch


class Lazy(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = torch.nn.Linear(4, 2)

    def forward(self, x):
        i = 0
        while float(x.sum()) < 0.0:
            i += 1
        return self.fc(x)


torch.manual_seed(1)
out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
torch.jit.script(Lazy()).save(str(out / "model.pt"))
(out / "model.json").write_text(json.dumps({
    "name": "lazy", "version": "1", "task": "tabular-classification", "format": "torchscript",
    "file": "model.pt", "inputs": [{"name": "features", "datatype": "FP32", "shape": [-1, 4]}],
    "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 2]}], "labels": ["no", "yes"],
    "card": {"license": "Apache-2.0", "risk_tier": "minimal", "purposes": ["demo"]}}, indent=1) + "\n")
