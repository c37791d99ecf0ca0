"""Verifies a Probity evidence bundle with nothing but Python 3.8 or later.

    python3 verify.py BUNDLE.zip [--key VKEY] [--against CHECKPOINT]

VKEY is the log's key as you know it from elsewhere; CHECKPOINT is a file with a checkpoint that you
kept from earlier. Exit code 0 if everything holds; 1 and the first entry or file that does not.
"""
import base64, hashlib, json, sys, zipfile

sys.setrecursionlimit(4096)


class Bad(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Bad(why)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def b64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 that is not canonical")
    return data


# Ed25519 (RFC 8032, section 5.1), on extended coordinates.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, I = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)


def point(data):
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * I % P
    need(y < P and x * x % P == square and (x or not sign), "not a point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    sum_ = (0, 1, 1, 0)
    while n:
        sum_, p, n = add(sum_, p) if n & 1 else sum_, add(p, p), n >> 1
    return sum_


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def verifies(public, message, signature):
    s = int.from_bytes(signature[32:], "little")
    need(len(signature) == 64 and s < L, "a malformed signature")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    p, q = times(s, BASE), add(point(signature[:32]), times(k, point(public)))
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


# The tree (RFC 6962, RFC 9162) and what is signed (C2SP signed-note, tlog-checkpoint).
def leaf_hash(data):
    return sha(b"\0", data)


def node_hash(left, right):
    return sha(b"\1", left, right)


def pairwise(hashes):
    while len(hashes) > 1:
        hashes = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes), 2)]
    return hashes[0]


def climb(node, last, hashes, values):
    """One walk for both kinds of proof: values[0] takes siblings of both sides, values[1] left."""
    for sibling in hashes:
        need(last, "the proof is too long")
        if node & 1 or node == last:
            values = [node_hash(sibling, value) for value in values]
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            values[0] = node_hash(values[0], sibling)
        node, last = node >> 1, last >> 1
    need(not last, "the proof is too short")
    return values


def included(index, size, leaf, hashes, root):
    need(0 <= index < size, "the proof is for an entry outside the tree")
    need(climb(index, size - 1, hashes, [leaf])[0] == root, "the proof does not lead to the root")


def consistent(old, old_root, new, new_root, hashes):
    need(0 < old <= new, "the log has shrunk")
    if old == new:
        need(not hashes and old_root == new_root, "two roots for one size")
        return
    hashes = ([old_root] if old & (old - 1) == 0 else []) + hashes
    need(hashes, "the consistency proof is too short")
    zeros = (old & -old).bit_length() - 1
    node, last = (old - 1) >> zeros, (new - 1) >> zeros
    new_, old_ = climb(node, last, hashes[1:], [hashes[0], hashes[0]])
    need(old_ == old_root and new_ == new_root, "the later tree does not continue the earlier one")


def log_key(vkey):
    name, key_id, key = vkey.split("+", 2)
    raw = b64(key)
    need(sha((name + "\n").encode(), raw)[:4].hex() == key_id, "the key's id is not its own")
    need(raw[0] == 1 and len(raw) == 33, "not the Ed25519 key of a log")
    return name, key_id, raw[1:]


def signed_text(note, key):
    """The text of a note that the key signed."""
    name, key_id, public = key
    text, lines = note.decode("utf-8").rsplit("\n\n", 1)
    text += "\n"
    mine = [b64(line.split(" ")[2]) for line in lines.splitlines() if line.split(" ")[1] == name]
    mine = [line[4:] for line in mine if line[:4].hex() == key_id]
    need(mine and verifies(public, text.encode(), mine[0]), "not signed by " + name)
    return text


def opened(note, *keys):
    """Origin, size and root of a checkpoint that one of the keys signed."""
    signers = [key for key in keys if signs(note, key)]
    origin, size, root = signed_text(note, (signers or keys)[-1]).split("\n")[:3]
    return origin, int(size), b64(root)


def signs(note, key):
    """Whether there is a line by the key, which may yet be wrong."""
    lines = note.decode("utf-8").rsplit("\n\n", 1)[1].splitlines()
    return any(b64(line.split(" ")[2])[:4].hex() == key[1] for line in lines)


def recorded(data, kind, note, size, root):
    """A statement, and the entry of the log that records its digest."""
    extra, index, hashes, proven = tlog_proof(data)
    carried = json.loads(extra)
    leaf, statement = b64(carried["leaf"]), b64(carried["statement"])
    need(proven == note, "the proof is for another checkpoint")
    included(index, size, leaf_hash(leaf), hashes, root)
    event, digest = json.loads(leaf), "sha256:" + hashlib.sha256(statement).hexdigest()
    need(event["type"] == kind and event.get("statement_digest") == digest,
         "the entry records something else")
    return index, statement


def key_change(statement):
    """The keys before and after a change, which both signed."""
    old, new = statement.decode().split("\n")[1:3]
    text = signed_text(statement, log_key(old))
    need(text == signed_text(statement, log_key(new)) and text.startswith("probity key-rotation/v1\n")
         and log_key(old)[0] == log_key(new)[0], "not a change between two keys of one log")
    return old, new


def tlog_proof(data):
    """Extra bytes, index, hashes and checkpoint of a C2SP tlog-proof."""
    head, note = data.split(b"\n\n", 1)
    lines = head.decode().split("\n")
    need(lines.pop(0) == "c2sp.org/tlog-proof@v1", "not a tlog-proof")
    extra = b64(lines.pop(0)[6:]) if lines[0].startswith("extra ") else None
    need(lines[0].startswith("index "), "the proof names no index")
    return extra, int(lines[0][6:]), [b64(line) for line in lines[1:]], note


class Tiles:
    def __init__(self, size):
        self.size, self.of = size, {}

    def add(self, name, data):
        parts = name.replace(".p/", "/.p").replace("x", "").split("/")[1:]
        width = int(parts.pop()[2:]) if parts[-1].startswith(".p") else 256
        level, number = int(parts[0]), int("".join(parts[1:]))
        there = min(256, (self.size >> 8 * level) - 256 * number)
        need(width == there and len(data) == 32 * width, "a tile of the wrong width")
        self.of[level, number] = name, [data[i:i + 32] for i in range(0, len(data), 32)]

    def node(self, level, index):
        first = index << level % 8
        need((level // 8, first // 256) in self.of, "a tile is missing")
        hashes = self.of[level // 8, first // 256][1]
        return pairwise(hashes[first % 256:first % 256 + (1 << level % 8)])

    def root(self, size):
        if not size:
            return sha()
        parts, done = [], 0
        for bit in range(size.bit_length() - 1, -1, -1):
            if size >> bit & 1:
                parts.append(self.node(bit, done >> bit))
                done += 1 << bit
        whole = parts.pop()
        while parts:
            whole = node_hash(parts.pop(), whole)
        return whole


def disclosed(disclosure, event):
    digest = base64.urlsafe_b64encode(sha(disclosure.encode())).decode().rstrip("=")
    need(digest in event["_sd"], "a disclosed field is not the one recorded")
    return json.loads(base64.urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4)))[1:]


HEADER = ("index,time,decision_id,verdict,rules,model,model_version,model_digest,policy_pack,"
          "evaluation_date,actor,explanation_digest,leaf_hash\n")


def csv_line(index, event, leaf):
    model = event.get("model", {})
    rules = " ".join(rule["id"] + ":" + rule["effect"] for rule in event.get("rules", []))
    cells = [str(index), event.get("time"), event.get("decision_id"), event.get("verdict"), rules,
             model.get("name"), model.get("version"), model.get("digest"), event.get("policy_pack"),
             event.get("evaluation_date"), event.get("actor"), event.get("explanation_digest"),
             base64.b64encode(leaf_hash(leaf)).decode()]
    return ",".join(map(cell, cells)) + "\n"


def cell(text):
    text = text or ""
    text = "'" + text if text[:1] and text[0] in "=+-@\t\r" else text
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n\r') else text


def verify(bundle, trusted, against, at):
    archive = zipfile.ZipFile(bundle)
    names = archive.namelist()
    need(len(names) == len(set(names)), "a file is there twice")

    at[0] = "key"
    vkey = archive.read("key").decode().strip()
    key = log_key(vkey)
    at[0] = "checkpoint"
    note = archive.read("checkpoint")
    origin, size, root = opened(note, key)
    chain = []
    while "rotations/%d.tlog-proof" % (len(chain) + 1) in names:
        at[0] = "rotations/%d.tlog-proof" % (len(chain) + 1)
        old, new = key_change(recorded(archive.read(at[0]), "config", note, size, root)[1])
        need(not chain or chain[-1][1] == old, "the changes do not follow one another")
        chain.append((old, new))
    need(not chain or chain[-1][1] == vkey, "the changes do not lead to the bundle's key")
    vkeys = [old for old, _ in chain] + [vkey]
    at[0] = "key"
    need(trusted is None or trusted in vkeys, "the bundle's key is not the key given")
    keys = [log_key(each) for each in vkeys]

    at[0] = "manifest.json"
    manifest_bytes = archive.read("manifest.json")
    manifest = json.loads(manifest_bytes)
    need(manifest["log"] == origin, "the manifest is of another log")
    expected = set(manifest["files"]) | {"manifest.json", "manifest.tlog-proof"}
    need(set(names) == expected, "not listed or missing: %s" % sorted(set(names) ^ expected)[:3])
    selection = manifest["selection"]
    complete, start, end = selection["complete"], selection["from_index"], selection["to_index"]

    at[0] = "tile/"
    tiles = Tiles(size)
    if complete:
        for name in names:
            if name.startswith("tile/"):
                at[0] = name
                tiles.add(name, archive.read(name))
        at[0] = "tile/"
        need(tiles.root(size) == root, "the tiles do not have the signed root")
        for (level, number), (name, hashes) in tiles.of.items():
            at[0] = name
            if len(hashes) == 256:
                above = tiles.of.get((level + 1, number // 256))
                need(above and above[1][number % 256] == pairwise(hashes), "the tile was changed")
        for name in names:
            if name.startswith("time-stamps/") and name.endswith(".checkpoint"):
                at[0] = name
                stamped = opened(archive.read(name), *keys)
                need(stamped == (origin, stamped[1], tiles.root(stamped[1])), "of another tree")
    if against:
        at[0] = "the checkpoint given"
        with open(against, "rb") as file:
            old_origin, old_size, old_root = opened(file.read(), *keys)
        need(old_origin == origin and old_size <= size, "of another log, or newer than the bundle")
        same = tiles.root(old_size) if old_size < size else root
        need(same == old_root, "the log was rewritten since")

    pruned = {}
    for name in names:
        if name.startswith("pruned/"):
            at[0] = name
            place, statement = recorded(archive.read(name), "retention", note, size, root)
            lines = statement.decode().splitlines()
            need(name == "pruned/%d.tlog-proof" % place and lines.pop(0) == "probity prune/v1",
                 "it does not state what was pruned")
            pruned.update((tuple(map(int, line.split(" "))) for line in lines))

    def skip(index):
        inside = [past for first, past in pruned.items() if first <= index < past]
        return skip(inside[0]) if inside else index

    table, explanations, packs, next_ = hashlib.sha256(HEADER.encode()), set(), set(), start
    at[0] = "entries.jsonl"
    for line in archive.open("entries.jsonl"):
        entry = json.loads(line)
        index, leaf = entry["index"], b64(entry["leaf"])
        at[0] = "entry %d" % index
        next_ = skip(next_)
        in_place = index == next_ and index < end if complete else next_ <= index < end
        need(in_place, "entry %d was expected here" % next_)
        if complete:
            need(index < size and tiles.node(0, index) == leaf_hash(leaf), "the entry was changed")
        else:
            _, place, hashes, proven = tlog_proof(archive.read("proofs/%d.tlog-proof" % index))
            need(place == index and proven == note, "the proof is for another place or checkpoint")
            included(index, size, leaf_hash(leaf), hashes, root)
        event = json.loads(leaf)
        need(event["log"] == origin, "the entry is of another log")
        for disclosure in entry.get("disclosures", []):
            disclosed(disclosure, event)
        if event["type"] == "decision":
            table.update(csv_line(index, event, leaf).encode())
        explanations.add(event.get("explanation_digest"))
        packs.add(event.get("policy_pack"))
        next_, at[0] = index + 1, "entries.jsonl"
    next_ = skip(next_)
    need(next_ >= end or not complete, "entry %d and those after it are missing" % next_)

    for name, digest in sorted(manifest["files"].items()):
        at[0] = name
        actual = hashlib.sha256()
        with archive.open(name) as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                actual.update(block)
        actual = actual.hexdigest()
        need("sha256:" + actual == digest, "the file was changed")
        if name == "decisions.csv":
            need(actual == table.hexdigest(), "the table is not the one that the entries give")
        for folder, known in ("explanations/", explanations), ("policies/", packs):
            if name.startswith(folder):
                need(name[len(folder):].split(".")[0] == actual and digest in known,
                     "no entry names a file with this content")

    at[0] = "manifest.tlog-proof"
    extra, index, hashes, later = tlog_proof(archive.read("manifest.tlog-proof"))
    carried = json.loads(extra)
    leaf = b64(carried["leaf"])
    later_origin, later_size, later_root = opened(later, key)
    need(later_origin == origin, "the export was recorded in another log")
    included(index, later_size, leaf_hash(leaf), hashes, later_root)
    consistent(size, root, later_size, later_root, [b64(hash_) for hash_ in carried["consistency"]])
    event = json.loads(leaf)
    shown = [disclosed(disclosure, event) for disclosure in carried["disclosures"]]
    digest = "sha256:" + hashlib.sha256(manifest_bytes).hexdigest()
    need(event["type"] == "export" and ["manifest_digest", digest] in shown,
         "the recorded export is not the one with this manifest")
    return "VERIFIED: entries %d to %d of %s%s, %d files; key %s" % (
        start, end - 1, origin, "" if complete else " (a selection)", len(names), vkey)


def main(arguments):
    options = {"--key": None, "--against": None}
    bundle = None
    while arguments:
        word = arguments.pop(0)
        if word in options and arguments:
            options[word] = arguments.pop(0)
        else:
            bundle = word
    if bundle is None:
        sys.exit(__doc__)
    at = ["bundle"]
    try:
        print(verify(bundle, options["--key"], options["--against"], at))
    except Bad as bad:
        sys.exit("NOT VERIFIED: %s: %s" % (at[0], bad))
    except Exception as error:  # whatever cannot be read is not verified
        sys.exit("NOT VERIFIED: %s: malformed (%s)" % (at[0], type(error).__name__))


if __name__ == "__main__":
    main(sys.argv[1:])
