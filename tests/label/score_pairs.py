#!/usr/bin/env python3
"""score_pairs.py PROGRAM PAIRS.tsv [LEAST]: how well labels of the same work are told from others

PAIRS.tsv has the columns same, language, kind, label_a, label_b.  PROGRAM answers
`label -`.  Prints the area under the ROC curve of all pairs and of each language,
the mean likeness by kind, and how many pairs of each tenth of the likeness are the
same work.  The exit code is 1 if the area of all is under LEAST.
"""

import collections
import subprocess
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def likeness(program, pairs):
    text = "".join(f"{pair['label_a']}\t{pair['label_b']}\n" for pair in pairs)
    run = subprocess.run([program, "label", "-"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return [float(line.split("\t")[0]) for line in run.stdout.decode().splitlines()]


def area(scored):
    """The probability that a same pair is more alike than another; ties count half."""
    same = [score for score, is_same in scored if is_same]
    other = [score for score, is_same in scored if not is_same]
    wins = sum((a > b) + (a == b) / 2 for a in same for b in other)
    return wins / (len(same) * len(other))


def main(program, path, least=0.0):
    pairs = read(path)
    for pair, score in zip(pairs, likeness(program, pairs), strict=True):
        pair["score"] = score
        pair["same"] = pair["same"] == "1"
    groups, kinds, tenths = (collections.defaultdict(list) for _ in range(3))
    for pair in pairs:
        scored = (pair["score"], pair["same"])
        groups["all"].append(scored)
        groups[pair["language"]].append(scored)
        kinds[("other", "same")[pair["same"]], pair["kind"]].append(pair["score"])
        tenths[min(int(pair["score"] * 10), 9)].append(pair["same"])
    for group, scored in groups.items():
        print(f"{group}: {len(scored)} pairs, area under the curve {area(scored):.3f}")
    for (same, kind), scores in sorted(kinds.items()):
        print(f"{same} {kind}: {len(scores)} pairs, mean likeness {sum(scores) / len(scores):.2f}")
    for tenth, same in sorted(tenths.items()):
        print(f"from {tenth / 10:.1f} on: {sum(same)} of {len(same)} the same")
    return area(groups["all"]) < float(least)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
