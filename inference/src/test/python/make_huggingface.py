"""Makes the Hugging Face folders of src/test/resources/huggingface, with what PyTorch computes.

Tiny encoders with random weights under Hugging Face's parameter names, written out in full here, so
that nothing but PyTorch 1.13 or later is needed. Run: python3 make_huggingface.py OUT

Weights are stored as F32 and everything is computed in double precision from the stored values.
"""

import json
import math
import pathlib
import struct
import sys

import torch
from torch.nn.functional import gelu, layer_norm

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 8, 2, 12, 2, 20
SEQUENCE_LABELS = ["a", "b", "c"]
TOKEN_LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
CARD = {"license": "Apache-2.0", "risk_tier": "minimal", "purposes": ["demo"],
        "training_data": [], "metrics": {}, "limitations": "Random weights."}

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "anna", "lives", "in", "par", "##is", "now",
          "##s", "good", "."]
WORDPIECE = {
    "version": "1.0",
    "truncation": None,
    "padding": {"strategy": {"Fixed": 16}, "direction": "Right", "pad_to_multiple_of": None,
                "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"},
    "added_tokens": [
        {"id": i, "content": PIECES[i], "single_word": False, "lstrip": False, "rstrip": False,
         "normalized": False, "special": True} for i in range(5)],
    "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                   "strip_accents": None, "lowercase": True},
    "pre_tokenizer": {"type": "BertPreTokenizer"},
    "post_processor": {
        "type": "TemplateProcessing",
        "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                   {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
        "pair": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                 {"SpecialToken": {"id": "[SEP]", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}},
                 {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
        "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                           "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
    "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
    "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
              "max_input_chars_per_word": 100, "vocab": {p: i for i, p in enumerate(PIECES)}},
}

# RoBERTa's byte-level BPE: a space before a word is the letter G with a dot above.
MERGES = [("A", "n"), ("An", "n"), ("Ann", "a"), ("\u0120", "i"), ("\u0120i", "n"), ("i", "s"),
          ("\u0120", "P"), ("\u0120P", "a"), ("\u0120Pa", "r"), ("\u0120", "l"), ("i", "v"), ("e", "s"),
          ("\u0120l", "iv"), ("\u0120liv", "es")]
BYTES = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", "A", "n", "a", "\u0120", "i", "s", "P", "r", "l", "v",
         "e", "."]
BYTES += [left + right for left, right in MERGES]
BPE = {
    "version": "1.0",
    "truncation": None,
    "padding": None,
    "added_tokens": [
        {"id": i, "content": BYTES[i], "single_word": False, "lstrip": i == 4, "rstrip": False,
         "normalized": False, "special": True} for i in range(5)],
    "normalizer": None,
    "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True,
                      "use_regex": True},
    "post_processor": {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0],
                       "trim_offsets": True, "add_prefix_space": False},
    "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
    "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "",
              "end_of_word_suffix": "", "fuse_unk": False, "byte_fallback": False,
              "vocab": {p: i for i, p in enumerate(BYTES)},
              "merges": [left + " " + right for left, right in MERGES]},
}

# What the tokenizers give for "Anna lives in Paris".
TEXT = "Anna lives in Paris"
WORDPIECE_IDS = [2, 5, 6, 7, 8, 9, 3]
BPE_IDS = [0] + [BYTES.index(p) for p in ("Anna", "\u0120lives", "\u0120in", "\u0120Par", "is")] + [2]


class Weights(dict):
    """Random tensors by name, made when first asked for."""

    def tensor(self, name, *shape):
        if name not in self:
            centre = 1.0 if name.endswith("orm.weight") else 0.0
            self[name] = (centre + torch.randn(*shape) * 0.4).float().double()
        return self[name]

    def linear(self, x, name, out):
        return x @ self.tensor(name + ".weight", out, x.shape[-1]).T + self.tensor(name + ".bias", out)

    def norm(self, x, name, eps):
        return layer_norm(x, x.shape[-1:], self.tensor(name + ".weight", x.shape[-1]),
                          self.tensor(name + ".bias", x.shape[-1]), eps)


NAMES = {
    "bert": dict(layer="bert.encoder.layer.", q="attention.self.query", k="attention.self.key",
                 v="attention.self.value", o="attention.output.dense", n1="attention.output.LayerNorm",
                 f1="intermediate.dense", f2="output.dense", n2="output.LayerNorm"),
    "distilbert": dict(layer="distilbert.transformer.layer.", q="attention.q_lin", k="attention.k_lin",
                       v="attention.v_lin", o="attention.out_lin", n1="sa_layer_norm",
                       f1="ffn.lin1", f2="ffn.lin2", n2="output_layer_norm"),
}
NAMES["roberta"] = dict(NAMES["bert"], layer="roberta.encoder.layer.")


def encode(w, family, emb, eps_added, layer_eps):
    """Hidden states [T,D] and each layer's attention [H,T,T]."""
    names = NAMES[family]
    length = emb.shape[0]
    start = 2 if family == "roberta" else 0
    x = emb + w.tensor(family + ".embeddings.position_embeddings.weight", POSITIONS, WIDTH)[start:start + length]
    if family != "distilbert":
        kinds = 1 if family == "roberta" else 2
        x = x + w.tensor(family + ".embeddings.token_type_embeddings.weight", kinds, WIDTH)[0]
    x = w.norm(x, family + ".embeddings.LayerNorm", layer_eps)
    kept = []
    for i in range(LAYERS):
        p = names["layer"] + str(i) + "."
        split = lambda y: y.view(length, HEADS, WIDTH // HEADS).transpose(0, 1)
        q, k, v = (split(w.linear(x, p + names[n], WIDTH)) for n in "qkv")
        probabilities = torch.softmax(q @ k.transpose(1, 2) / math.sqrt(WIDTH / HEADS), -1)
        kept.append(probabilities)
        mixed = ((probabilities + eps_added[i]) @ v).transpose(0, 1).reshape(length, WIDTH)
        x = w.norm(w.linear(mixed, p + names["o"], WIDTH) + x, p + names["n1"], layer_eps)
        inner = gelu(w.linear(x, p + names["f1"], INNER))
        x = w.norm(w.linear(inner, p + names["f2"], WIDTH) + x, p + names["n2"], layer_eps)
    return x, kept


def head(w, family, hidden, task):
    if task == "token":
        return w.linear(hidden, "classifier", len(TOKEN_LABELS))
    first = hidden[0]
    if family == "bert":
        return w.linear(torch.tanh(w.linear(first, "bert.pooler.dense", WIDTH)), "classifier", 3)
    if family == "distilbert":
        return w.linear(torch.relu(w.linear(first, "pre_classifier", WIDTH)), "classifier", 3)
    return w.linear(torch.tanh(w.linear(first, "classifier.dense", WIDTH)), "classifier.out_proj", 3)


def safetensors(path, weights):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in sorted(weights.items()):
        raw = tensor.float().numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def config(family):
    if family == "distilbert":
        return {"model_type": family, "activation": "gelu", "n_layers": LAYERS, "n_heads": HEADS,
                "dim": WIDTH, "hidden_dim": INNER, "max_position_embeddings": POSITIONS,
                "pad_token_id": 0, "vocab_size": len(PIECES)}
    return {"model_type": family, "hidden_act": "gelu", "num_hidden_layers": LAYERS,
            "num_attention_heads": HEADS, "hidden_size": WIDTH, "intermediate_size": INNER,
            "max_position_embeddings": POSITIONS, "position_embedding_type": "absolute",
            "layer_norm_eps": 1e-5 if family == "roberta" else 1e-12,
            "pad_token_id": 1 if family == "roberta" else 0,
            "type_vocab_size": 1 if family == "roberta" else 2,
            "vocab_size": len(BYTES if family == "roberta" else PIECES)}


def manifest(family, task, labels):
    token = task == "token"
    return {"name": family + "-" + task, "version": "1",
            "task": "token-classification" if token else "text-classification",
            "format": "safetensors", "file": "model.safetensors",
            "inputs": [{"name": "text", "datatype": "BYTES", "shape": [-1]}],
            "outputs": [{"name": "entities", "datatype": "BYTES", "shape": [-1]}] if token else
                       [{"name": "logits", "datatype": "FP32", "shape": [-1, len(labels)]}],
            "labels": labels, "tokenizer": "tokenizer.json",
            "pad_id": 1 if family == "roberta" else 0, "mask_id": 4, "card": CARD}


def numbers(tensor):
    return [float("%.9g" % x) for x in tensor.detach().reshape(-1).tolist()]


def make(out, family, task):
    w = Weights()
    ids = torch.tensor(BPE_IDS if family == "roberta" else WORDPIECE_IDS)
    vocabulary = len(BYTES if family == "roberta" else PIECES)
    words = w.tensor(family + ".embeddings.word_embeddings.weight", vocabulary, WIDTH)
    length = len(ids)
    emb = words[ids].clone().requires_grad_(True)
    eps = torch.zeros(LAYERS, HEADS, length, length, dtype=torch.double, requires_grad=True)
    hidden, attention = encode(w, family, emb, eps, 1e-5 if family == "roberta" else 1e-12)
    logits = head(w, family, hidden, task)
    # Of token classifiers: the likeliest entity's position, as explanations choose it.
    row, position = logits, 0
    if task == "token":
        chances = torch.softmax(logits[1:-1], -1)[:, 1:]
        position = 1 + int(chances.max(-1).values.argmax())
        row = logits[position]
    row[1].backward()
    labels = TOKEN_LABELS if task == "token" else SEQUENCE_LABELS
    folder = out / (family + "-" + task)
    folder.mkdir(parents=True, exist_ok=True)
    safetensors(folder / "model.safetensors", w)
    for name, content in (("config", config(family)), ("model", manifest(family, task, labels)),
                          ("tokenizer", BPE if family == "roberta" else WORDPIECE)):
        (folder / (name + ".json")).write_text(json.dumps(content, indent=1, ensure_ascii=True) + "\n")
    return {"text": TEXT, "ids": ids.tolist(), "position": position, "logits": numbers(logits),
            "gradient": numbers(emb.grad), "attention": numbers(torch.stack(attention)),
            "attention_gradient": numbers(eps.grad)}


def main():
    torch.manual_seed(20)
    out = pathlib.Path(sys.argv[1])
    reference = {family + "-" + task: make(out, family, task)
                 for family in NAMES for task in ("sequence", "token")}
    (out / "reference.json").write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main()
