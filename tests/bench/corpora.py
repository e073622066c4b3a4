#!/usr/bin/env python3
"""corpora.py PROGRAM FOLDER: every command over every model of a folder and of those in it, a process each.

Commands that take two models get each with the next of its folder, the last with the first; `label` the
names of a model, each with the next.  Prints a table: how often each command ran and refused (status 2),
seconds of processor and memory of its slowest and its largest run, how many crashed and how many took more
than 2 seconds.  What did, or broke a law and asks to be reported, is told on stderr; the exit status is 1
if anything did.
"""

import os
import re
import resource
import sys
import tempfile

from hostile import SECONDS, run

#: no command of ours needs it: the machine is spared one that does
ADDRESS_SPACE = 4 << 30

#: in their order: extract takes out what was merged before; A and B are pairs, FILE one model
COMMANDS = {
    "check": ["check", "FILE"],
    "show": ["show", "FILE", "--json"],
    "show, as BPMN": ["show", "FILE", "--format=bpmn"],
    "label": ["label", "-"],
    "match": ["match", "A", "B", "--json"],
    "diff": ["diff", "A", "B"],
    "compare": ["compare", "A", "B"],
    "duplicates": ["duplicates", "A", "B"],
    "merge": ["merge", "A", "B", "-o", "OUT.bpmn", "--report=OUT.html"],
    "extract": ["extract", "OUT.bpmn", "--comune=A", "-o", "ONE.bpmn"],
    "merge, core": ["merge", "--mode=core", "A", "B", "-o", "CORE.bpmn", "--report=OUT.html"],
    "merge, proposal": ["merge", "--mode=proposal", "A", "B", "-o", "PROPOSAL.bpmn", "--report=OUT.html"],
    "draw": ["draw", "FILE", "-o", "OUT.svg"],
    "draw, as BPMN": ["draw", "FILE", "-o", "DRAWN.bpmn"],
}


def pairs(top):
    """Each model of the folder, with the next one."""
    for folder, inside, names in os.walk(os.path.abspath(top)):
        inside.sort()
        models = sorted(os.path.join(folder, name) for name in names if name.endswith(".bpmn"))
        yield from zip(models, models[1:] + models[:1])


def write_names(model, path):
    """The names in a model, each beside the next, for `label`."""
    with open(model, encoding="utf-8", errors="replace") as file:
        names = re.findall(r'\bname="([^"\t\n]+)"', file.read())
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{a}\t{b}\n" for a, b in zip(names, names[1:]))


def try_pair(program, scratch, model, other):
    """What each command did with the two."""
    words = {"FILE": model, "A": f"A={model}", "B": f"B={other}"}
    names = os.path.join(scratch, "names")
    write_names(model, names)
    for name in os.listdir(scratch):
        if name.endswith(".bpmn"):
            os.unlink(os.path.join(scratch, name))
    for command, arguments in COMMANDS.items():
        with open(names, "rb") as stdin:
            yield command, run(program, [words.get(a, a) for a in arguments] + ["--quiet"], scratch, stdin)


def complaint(status, said, seconds):
    """Whether it went wrong, and how, in a word."""
    if status not in (0, 1, 2):
        return "crashed"
    if seconds > SECONDS:
        return "slow"
    return "broke a law" if "please report" in said else None


def main():
    if len(sys.argv) != 3 or not os.path.isdir(sys.argv[2]):
        sys.exit(__doc__)
    program, bad = os.path.abspath(sys.argv[1]), 0
    os.environ["LC_ALL"] = "C.UTF-8"
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    results = {command: [] for command in COMMANDS}
    with tempfile.TemporaryDirectory() as scratch:
        for model, other in pairs(sys.argv[2]):
            for command, (status, said, seconds, size) in try_pair(program, scratch, model, other):
                word = complaint(status, said, seconds)
                results[command].append((status, seconds, size, word))
                if word:
                    print(f"{word}: {command} {model} {other}: {status}, {seconds:.2f} s, {said}", file=sys.stderr)

    print("| command | runs | refused | slowest | largest | crashed | over 2 s | broke a law |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for command, runs in results.items():
        words = [word for *_, word in runs]
        print(
            f"| {command} | {len(runs)} | {sum(status == 2 for status, *_ in runs)} |"
            f" {max(seconds for _, seconds, *_ in runs):.2f} s | {max(size for *_, size, _ in runs):.0f} MB |"
            f" {words.count('crashed')} | {words.count('slow')} | {words.count('broke a law')} |"
        )
        bad += len(words) - words.count(None)
    sys.exit(bool(bad))


main()
