#!/usr/bin/env python3
"""Score extracted records against annotated reports.

    score.py inputs GOLD_DIR > reports.jsonl      the reports, one JSON object a line, without their answers
    score.py score GOLD_DIR records.jsonl         a table, and with --json one object; --errors lists every miss

A record is one JSON object a line: {"document": {"id": …}, "events": […], "casualties": […], "damage": […],
"victims": […], "statements": […], "places": […]}, its fields named as in docs/record.md. `evidence` is
{"start": int, "end": int, "text": str} in code points of the report's `text`, or the bare substring.

Every figure is an F1 (harmonic mean of precision and recall) over the whole set, in percent:
  found    the entry is there: same place in the text, same outcome / type / object / name
  strict   and everything a record would be published with is right too (see STRICT)
The columns after these say, of the entries found, how often each field is right.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

KINDS = ("events", "casualties", "damage", "victims", "statements", "places")
STRICT = {
    "events": ("status", "places", "dates", "perpetrators", "weapons"),
    "casualties": ("group", "count", "scope", "sources"),
    "damage": ("count", "effect"),
    "victims": ("outcome", "age", "sex"),
    "statements": ("role", "via", "mode"),
    "places": ("position",),
}
# How far from the annotated point still counts as the same place, in kilometres.
TOLERANCE_KM = {
    "site": 5,
    "neighbourhood": 5,
    "village": 10,
    "town": 10,
    "city": 15,
    "district": 40,
    "governorate": 120,
    "region": 250,
    "country": 700,
}


# --- text -----------------------------------------------------------------------------------------------------------

LETTERS = str.maketrans("أإآٱىةؤئگپچژ", "ااااي" + "هوي" + "كبجز")


def plain(text):
    """Fold the spelling variants of Arabic away, so that only the word counts."""
    text = unicodedata.normalize("NFKC", text or "").replace("ـ", "")
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(LETTERS).lower()
    return " ".join(re.findall(r"\w+", text))


def words(text):
    return {re.sub(r"^(وال|بال|لل|ال)", "", w) for w in plain(text).split()}


def alike(a, b, least=0.5):
    """Whether two names share at least `least` of the words of the shorter one."""
    a, b = words(a), words(b)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= least


def span(entry, text):
    """Where the entry's evidence lies in the text: (start, end), or None."""
    evidence = entry.get("evidence")
    if isinstance(evidence, dict):
        return evidence["start"], evidence["end"]
    if not evidence:
        return None
    at = -1
    for _ in range(int(entry.get("nth") or 0) + 1):
        at = text.find(evidence, at + 1)
        if at < 0:
            return None
    return at, at + len(evidence)


def overlap(a, b):
    """Characters shared, as a share of the shorter span."""
    if not a or not b:
        return 0.0
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, shared / max(1, min(a[1] - a[0], b[1] - b[0])))


def sentence(at, text):
    """The sentence around a span."""
    start = max(text.rfind(mark, 0, at[0]) for mark in ".!؟?\n") + 1
    ends = [i for i in (text.find(mark, at[1]) for mark in ".!؟?\n") if i >= 0]
    return start, min(ends, default=len(text))


def kilometres(a, b):
    lat1, lon1, lat2, lon2 = map(radians, (a["lat"], a["lon"], b["lat"], b["lon"]))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(h))


# --- what counts as the same entry, and as a right field ------------------------------------------------------------


def closeness(kind, gold, pred, text):
    """How well a predicted entry fits an annotated one: 0 is another entry altogether."""
    if kind == "places":
        return float(plain(gold["text"]) == plain(pred.get("text")) or words(gold["text"]) == words(pred.get("text")))
    if kind == "victims":
        return float(alike(gold["name"], pred.get("name"), 1.0))
    g, p = span(gold, text), span(pred, text)
    if kind == "statements":
        named = alike(gold["speaker"], pred.get("speaker")) if gold["speaker"] else not pred.get("speaker")
        return overlap(g, p) if named and overlap(g, p) >= 0.5 else 0.0
    label = {"events": "type", "casualties": "outcome", "damage": "object"}[kind]
    if gold[label] != pred.get(label):
        return 0.0
    near = overlap(g, p)
    if kind == "events" and not near and g and p and overlap(sentence(g, text), p):
        near = 0.1
    if kind == "casualties" and near:
        near += 0.5 * (gold["value"] == pred.get("value")) + 0.25 * (gold["group"] == pred.get("group"))
    return near


def same_set(gold, pred, same=lambda a, b: a == b):
    gold, pred = gold or [], pred or []
    return all(any(same(g, p) for p in pred) for g in gold) and all(any(same(g, p) for g in gold) for p in pred)


def count(entry):
    c = entry.get("count") if isinstance(entry.get("count"), dict) else entry
    return c.get("value"), c.get("upper"), c.get("bound") if c.get("value") is not None else (c.get("word") or "some")


def dates(entry):
    return entry.get("start"), entry.get("end")


def fields(kind, gold, pred, events):
    """Field name -> whether the predicted entry has it right. `events` maps a gold event's id to the matched one's."""

    def equal(name):
        return gold.get(name) == pred.get(name)

    def linked():
        want = events.get(gold.get("event")) if gold.get("event") else None
        return want == pred.get("event")

    if kind == "events":
        return {
            "status": equal("status"),
            "places": same_set(gold["places"][:1], (pred.get("places") or [])[:1], alike),
            "dates": dates(gold) == dates(pred),
            "perpetrators": same_set(gold["perpetrators"], pred.get("perpetrators")),
            "weapons": same_set(gold["weapons"], pred.get("weapons")),
            "targets": same_set(gold["targets"], pred.get("targets")),
            "number": count(gold)[:2] == count(pred)[:2] if gold.get("count") else not pred.get("count"),
        }
    if kind == "casualties":
        return {
            "group": equal("group"),
            "count": count(gold) == count(pred),
            "scope": equal("scope"),
            "sources": same_set(gold["sources"], pred.get("sources"), alike),
            "dates": dates(gold) == dates(pred),
            "event": linked(),
            "part_of": bool(gold.get("part_of")) == bool(pred.get("part_of")),
        }
    if kind == "damage":
        return {"count": count(gold) == count(pred), "effect": equal("effect"), "event": linked()}
    if kind == "victims":
        return {
            "outcome": equal("outcome"),
            "age": equal("age"),
            "sex": equal("sex"),
            "group": equal("group"),
            "event": linked(),
        }
    if kind == "statements":
        return {
            "mode": equal("mode"),
            "role": alike(gold["role"], pred.get("role")) if gold["role"] else not pred.get("role"),
            "via": alike(gold["via"], pred.get("via")) if gold["via"] else not pred.get("via"),
        }
    located = pred.get("lat") is not None
    return {
        "position": located and kilometres(gold, pred) <= TOLERANCE_KM[gold["level"]],
        "country": equal("country"),
        "level": equal("level"),
    }


def pair(kind, golds, preds, text):
    """One-to-one pairs of annotated and predicted entries, best fit first."""
    fits = sorted(
        ((closeness(kind, g, p, text), i, j) for i, g in enumerate(golds) for j, p in enumerate(preds)),
        key=lambda fit: (-fit[0], fit[1], fit[2]),
    )
    used_gold, used_pred, pairs = set(), set(), []
    for fit, i, j in fits:
        if fit > 0 and i not in used_gold and j not in used_pred:
            used_gold.add(i), used_pred.add(j), pairs.append((i, j))
    return pairs


# --- the whole set --------------------------------------------------------------------------------------------------


def load_gold(folder):
    return {g["id"]: g for g in (json.loads(p.read_text("utf8")) for p in sorted(Path(folder).glob("*.json")))}


def f1(right, gold, pred):
    return 100.0 * 2 * right / (gold + pred) if gold + pred else 100.0


def score(golds, records, errors=None):
    total = {k: defaultdict(int) for k in KINDS}
    right_fields = {k: defaultdict(int) for k in KINDS}
    for gid, gold in golds.items():
        record = records.get(gid, {})
        events = {}
        for kind in KINDS:
            want, got, text = gold[kind], record.get(kind) or [], gold["text"]
            pairs = pair(kind, want, got, text)
            if kind == "events":
                events = {want[i]["id"]: got[j].get("id") for i, j in pairs}
            t = total[kind]
            t["gold"] += len(want)
            t["pred"] += len(got)
            t["found"] += len(pairs)
            for i, j in pairs:
                marks = fields(kind, want[i], got[j], events)
                wrong = [name for name, ok in marks.items() if not ok]
                t["strict"] += not set(STRICT[kind]) & set(wrong)
                for name, ok in marks.items():
                    right_fields[kind][name] += ok
                if errors is not None and set(STRICT[kind]) & set(wrong):
                    errors.append((gid, kind, "wrong " + ", ".join(wrong), want[i], got[j]))
            if errors is not None:
                errors += [
                    (gid, kind, "missed", want[i], None) for i in range(len(want)) if i not in {a for a, _ in pairs}
                ]
                errors += [
                    (gid, kind, "extra", None, got[j]) for j in range(len(got)) if j not in {b for _, b in pairs}
                ]
    report = {}
    for kind in KINDS:
        t = total[kind]
        report[kind] = {
            "gold": t["gold"],
            "predicted": t["pred"],
            "precision": round(100.0 * t["found"] / t["pred"], 1) if t["pred"] else 0.0,
            "recall": round(100.0 * t["found"] / t["gold"], 1) if t["gold"] else 0.0,
            "found": round(f1(t["found"], t["gold"], t["pred"]), 1),
            "strict": round(f1(t["strict"], t["gold"], t["pred"]), 1),
            "fields": {n: round(100.0 * r / t["found"], 1) for n, r in right_fields[kind].items()}
            if t["found"]
            else {},
        }
    report["found"] = round(sum(report[k]["found"] for k in KINDS) / len(KINDS), 1)
    report["strict"] = round(sum(report[k]["strict"] for k in KINDS) / len(KINDS), 1)
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = parser.add_subparsers(dest="do", required=True)
    inputs = sub.add_parser("inputs")
    inputs.add_argument("gold")
    scoring = sub.add_parser("score")
    scoring.add_argument("gold")
    scoring.add_argument("records")
    scoring.add_argument("--json", action="store_true")
    scoring.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    golds = load_gold(args.gold)
    if not golds:
        sys.exit(f"no annotated reports in {args.gold}")
    if args.do == "inputs":
        for gold in golds.values():
            print(
                json.dumps(
                    {k: gold.get(k) for k in ("id", "language", "outlet", "title", "published", "text")},
                    ensure_ascii=False,
                )
            )
        return
    records = {}
    for line in Path(args.records).read_text("utf8").splitlines():
        if line.strip():
            record = json.loads(line)
            records[record["document"]["id"]] = record
    missing = sorted(set(golds) - set(records))
    errors = [] if args.errors else None
    report = score(golds, records, errors)
    if args.json:
        print(json.dumps(report | {"missing": missing}, ensure_ascii=False))
        return
    for gid, kind, what, gold, pred in errors or []:
        print(
            f"{gid} {kind} {what}\n"
            f"    want {json.dumps(gold, ensure_ascii=False)}\n"
            f"    got  {json.dumps(pred, ensure_ascii=False)}"
        )
    print(f"{'':<11}{'gold':>5}{'pred':>6}{'prec':>7}{'rec':>7}{'found':>7}{'strict':>8}   of those found, right in")
    for kind in KINDS:
        r = report[kind]
        print(
            f"{kind:<11}{r['gold']:>5}{r['predicted']:>6}{r['precision']:>7}{r['recall']:>7}"
            f"{r['found']:>7}{r['strict']:>8}   " + "  ".join(f"{n} {v}" for n, v in r["fields"].items())
        )
    print(f"{'mean':<11}{'':>25}{report['found']:>7}{report['strict']:>8}")
    if missing:
        print(f"no record for {len(missing)} reports: {' '.join(missing)}")


if __name__ == "__main__":
    main()
