#!/usr/bin/env python3
"""How well `riordino duplicates` finds the same work, against a table made by hand.

usage: check_duplicates.py [--across] [--least F] PROGRAM DIR TABLE

The table (tabs between, first row the names of the columns) has a group, an id, the comune or model,
and the service where DIR holds several: what is in one group is the same work.  Each two of a group
are a pair; those of activities are held against each two of what is found.  --across: only pairs of
two services.  Prints precision, recall and F; ends with 1 if F is under the least.
"""
import argparse
import csv
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

ACTIVITIES = {"task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask",
              "receiveTask", "callActivity", "subProcess", "transaction", "adHocSubProcess"}


def activities(folder):
    """(service, comune, id) of each activity in the folder and in the folders inside it."""
    for file in sorted(Path(folder).glob("**/*.bpmn")):
        for element in ET.parse(file).getroot().iter():
            if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in ACTIVITIES:
                yield file.parent.name, file.stem, element.get("id")


def pairs(groups, known, across):
    """Each two of a group, of those that are known."""
    return {pair for group in groups for pair in combinations(sorted(known & set(group)), 2)
            if not across or pair[0][0] != pair[1][0]}


def expected(table, folder):
    groups = {}
    with open(table, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            node = (row.get("service") or Path(folder).resolve().name, row.get("comune") or row["model"], row["id"])
            groups.setdefault(row.get("group") or row["cluster"], []).append(node)
    return groups.values()


def found(program, folder):
    run = subprocess.run([program, "duplicates", "--json", folder], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    document = json.loads(run.stdout)
    models = [(model["service"], model["comune"]) for model in document["models"]]
    return [[(*models[m["model"]], m["id"]) for m in one["members"]] for one in document["activities"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("table")
    options = parser.parse_args()

    known = set(activities(options.folder))
    gold = pairs(expected(options.table, options.folder), known, options.across)
    here = pairs(found(options.program, options.folder), known, options.across)
    right = len(gold & here)
    f = 2 * right / (len(gold) + len(here)) if gold or here else 1
    print(f"precision {right / max(len(here), 1):.3f} recall {right / max(len(gold), 1):.3f} F {f:.3f}")
    return f < options.least


if __name__ == "__main__":
    sys.exit(main())
