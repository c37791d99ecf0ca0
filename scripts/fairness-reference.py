#!/usr/bin/env python3
"""Computes fairness figures of the Statlog German Credit cases by another way than Probity does.

    scripts/fairness-reference.py german_credit.csv > \
      guard/src/test/resources/org/probity/guard/fairness/german-credit.json

The data (UCI, https://doi.org/10.24432/C5NC77, CC BY 4.0) is not part of the project; what is
written are counts of its cases by sex, age and outcome, and the figures. The formulas are those of
Fairlearn 0.10 (demographic parity, equal opportunity, equalized odds; between groups) and AIF360 0.6
(statistical parity, equal opportunity and average odds difference; to a reference group), the
intervals Wilson's (1927), Newcombe's method 10 (1998) and Katz's (1978). Nothing but Python 3's own
library is used.

What "decides" here is a rule that anyone can recompute: a case is favoured unless its checking
account is overdrawn or the credit runs for more than 30 months.
"""
import csv
import json
import math
import sys
from collections import Counter
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)


def case(row):
    female = row["Personal.Female.NotSingle"] == "1" or row["Personal.Female.Single"] == "1"
    favoured = row["CheckingAccountStatus.lt.0"] != "1" and int(row["Duration"]) <= 30
    return (
        "female" if female else "male",
        "under-25" if int(row["Age"]) < 25 else "from-25",
        "good" if favoured else "bad",
        row["Class"].lower(),
    )


def wilson(hits, of):
    # Roots of (p - x)^2 = z^2 x (1 - x) / n, not the centre and half width.
    p, a = hits / of, Z * Z / of
    b, c = -(2 * p + a), p * p
    root = math.sqrt(max(0.0, b * b - 4 * (1 + a) * c))
    return [(-b - root) / (2 * (1 + a)), (-b + root) / (2 * (1 + a))]


def newcombe(h1, n1, h2, n2):
    p1, p2 = h1 / n1, h2 / n2
    (l1, u1), (l2, u2) = wilson(h1, n1), wilson(h2, n2)
    return [
        p1 - p2 - math.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2),
        p1 - p2 + math.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2),
    ]


def katz(h1, n1, h2, n2):
    se = math.sqrt(1 / h1 - 1 / n1 + 1 / h2 - 1 / n2)
    log = math.log((h1 / n1) / (h2 / n2))
    return [math.exp(log - Z * se), math.exp(log + Z * se)]


def tally(cells, key):
    groups = {}
    for (sex, age, given, actual), count in cells.items():
        group = groups.setdefault(key(sex, age), Counter())
        group["n"] += count
        group["sel"] += count * (given == "good")
        group["pos"] += count * (actual == "good")
        group["neg"] += count * (actual == "bad")
        group["tp"] += count * (given == actual == "good")
        group["fp"] += count * (given == "good" and actual == "bad")
    return groups


def figures(groups):
    sel = {k: g["sel"] / g["n"] for k, g in groups.items()}
    tpr = {k: g["tp"] / g["pos"] for k, g in groups.items()}
    fpr = {k: g["fp"] / g["neg"] for k, g in groups.items()}
    ref = max((k for k in groups if groups[k]["n"] >= 30), key=lambda k: sel[k])
    r = groups[ref]
    spread = lambda rates: max(rates.values()) - min(rates.values())
    odds = {k: 0.5 * ((fpr[k] - fpr[ref]) + (tpr[k] - tpr[ref])) for k in groups}
    return {
        "reference": ref,
        "impact_ratio": min(sel.values()) / max(sel.values()),
        "statistical_parity_difference": spread(sel),
        "equal_opportunity_difference": spread(tpr),
        "equalized_odds_difference": max(spread(tpr), spread(fpr)),
        "average_odds_difference": max(odds.values(), key=abs),
        "groups": {
            k: {
                "persons": g["n"],
                "selection_rate": sel[k],
                "selection_interval": wilson(g["sel"], g["n"]),
                "true_positive_rate": tpr[k],
                "true_positive_interval": wilson(g["tp"], g["pos"]),
                "false_positive_rate": fpr[k],
                "ratio": sel[k] / sel[ref],
                "ratio_interval": katz(g["sel"], g["n"], r["sel"], r["n"]),
                "parity": sel[k] - sel[ref],
                "parity_interval": newcombe(g["sel"], g["n"], r["sel"], r["n"]),
                "opportunity": tpr[k] - tpr[ref],
                "opportunity_interval": newcombe(g["tp"], g["pos"], r["tp"], r["pos"]),
                "average_odds": odds[k],
            }
            for k, g in sorted(groups.items())
        },
    }


def psi(one, other):
    """Siddiqi (2006): sum of (b - a) ln(b / a) over the shares; half a case for an empty share."""
    keys = sorted(set(one) | set(other))
    a = [max(one.get(k, 0), 0.5) / sum(one.values()) for k in keys]
    b = [max(other.get(k, 0), 0.5) / sum(other.values()) for k in keys]
    return math.fsum((y - x) * math.log(y / x) for x, y in zip(a, b))


def main():
    with open(sys.argv[1], newline="") as file:
        rows = list(csv.DictReader(file))
    cells = Counter(map(case, rows))
    half = len(rows) // 2
    labels = [Counter(case(row)[2] for row in part) for part in (rows[:half], rows[half:])]
    durations = [Counter(row["Duration"] for row in part) for part in (rows[:half], rows[half:])]
    json.dump(
        {
            "source": "Statlog German Credit, https://doi.org/10.24432/C5NC77, CC BY 4.0",
            "cells": [[*cell, count] for cell, count in sorted(cells.items())],
            "sex": figures(tally(cells, lambda sex, age: sex)),
            "age": figures(tally(cells, lambda sex, age: age)),
            "age and sex": figures(tally(cells, lambda sex, age: age + "/" + sex)),
            "psi": [
                {"first": dict(a), "second": dict(b), "psi": psi(a, b)}
                for a, b in (labels, durations)
            ],
        },
        sys.stdout,
        indent=1,
        sort_keys=True,
    )
    print()


main()
