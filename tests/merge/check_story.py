#!/usr/bin/env python3
"""Does the merge of a sample service tell the story that the README of its folder tells?

usage: check_story.py PROGRAM FOLDER STORY

The story is text for people, in blocks of a line that says what is so and of lines below it, each a
Comune and the name of one of its steps ("-": it has none).  Names stand as in the files, on one line;
of two steps of one name "(2)" behind it is the second.  What can be so:

    one step            all of these are one node of the merged model
    the same work       they are one node, or told as the same work at several places
    not the same        no two of them are one node, nor told as the same work
    theirs alone        nobody but the Comuni named here has these nodes
    a variation         at one place of difference, each of these Comuni goes a way with its step on
                        it, and those with "-" go a way on which none of these steps is

A block that begins with "missed:" is what the README wants and the merge does not find.

Prints each block that is not so, and each missed one that is so by now; ends with 1 for the first sort.
"""
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import combinations
from pathlib import Path

RIO = "{urn:riordino:1}"
STEPS = ("task", "event", "gateway", "subprocess", "activity", "transaction")


def one_line(text):
    return " ".join((text or "").split())


class Merged:
    """The merged model: the node that each step became, and what is said of it."""

    def __init__(self, program, folder):
        with tempfile.TemporaryDirectory() as scratch:
            out = Path(scratch, "merged.bpmn")
            done = subprocess.run([program, "merge", "--json", folder, "-o", out], check=True, capture_output=True)
            root = ET.parse(out).getroot()
        document = json.loads(done.stdout)
        self.comuni = [model["comune"] for model in document["models"]]
        keys = {source.get("key"): source.get("comune") for source in root.iter(RIO + "source")}
        parents = {child: parent for parent in root.iter() for child in parent}
        self.steps, self.node, self.owners = defaultdict(list), {}, defaultdict(set)
        for origin in root.iter(RIO + "origin"):
            element = parents[parents[origin]]
            if not origin.get("name") or not element.tag.lower().endswith(STEPS):
                continue
            step = keys[origin.get("in")], origin.get("ref")
            self.steps[step[0], one_line(origin.get("name"))].append(step)
            self.node[step] = element.get("id")
            self.owners[element.get("id")].add(step[0])
        self.same = [{(self.comuni[m["model"]], m["id"]) for m in c["members"]} for c in document["correspondences"]]
        self.variations = [[({self.comuni[m] for m in a["models"]}, set(a["ids"])) for a in v["alternatives"]]
                           for v in document["variations"]]

    def step(self, comune, name):
        """The step of that name: (comune, id)."""
        name, number = re.fullmatch(r"(.*?)(?: \((\d+)\))?", name).groups()
        found = self.steps[comune, name]
        if len(found) < int(number or 1):
            sys.exit(f"no step of {comune} is called “{name}”: it has "
                     + ", ".join(sorted(n for c, n in self.steps if c == comune)))
        return found[int(number or 1) - 1]

    def are_one(self, steps):
        return len({self.node[s] for s in steps}) == 1

    def are_same(self, steps):
        """Whether nodes and what is told as the same work tie them all together."""
        groups = [set(group) for group in self.same]
        tied = {steps[0]}
        while True:
            more = {s for s in self.node for t in tied if self.node[s] == self.node[t]}
            more |= {s for group in groups if group & tied for s in group} | tied
            if more == tied:
                return set(steps) <= tied
            tied = more

    def is_variation(self, steps, others):
        nodes = {self.node[s] for s in steps}
        return any(
            all(any(c in comuni and self.node[c, i] in ids for comuni, ids in ways) for c, i in steps)
            and all(any(c in comuni and not nodes & ids for comuni, ids in ways) for c in others)
            for ways in self.variations)


def apart(merged, steps):
    return not any(merged.are_one(pair) or any(set(pair) <= group for group in merged.same)
                   for pair in combinations(steps, 2))


CLAIMS = {
    "one step": lambda merged, steps, others: merged.are_one(steps),
    "the same work": lambda merged, steps, others: merged.are_same(steps),
    "not the same": lambda merged, steps, others: apart(merged, steps),
    "theirs alone": lambda merged, steps, others: all(merged.owners[merged.node[s]] <= {c for c, _ in steps}
                                                      for s in steps),
    "a variation": Merged.is_variation,
}


def blocks(path):
    """(number of the line, claim, the whole of it, [(comune, name)], whether it is missed) of each block."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in " \t":
            found[-1][3].append(tuple(line.split(maxsplit=1)))
        else:
            missed, claim, about = re.fullmatch(r"(missed: )?([a-z ]+): (.*)", line).groups()
            found.append((number, claim, f"{claim}: {about}", [], bool(missed)))
    return found


def main():
    program, folder, story = sys.argv[1:]
    merged = Merged(program, folder)
    bad = 0
    for number, claim, text, lines, missed in blocks(Path(story)):
        steps = [merged.step(comune, one_line(name)) for comune, name in lines if name != "-"]
        others = [comune for comune, name in lines if name == "-"]
        if CLAIMS[claim](merged, steps, others) == missed:
            bad += not missed
            print(f"{story}:{number}: {'so by now' if missed else 'not so'}: {text}")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
