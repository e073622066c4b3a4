#!/usr/bin/env python3
"""hostile.py PROGRAM: what riordino says to files that mean harm, and what that costs.

Prints a table: the file, the slowest and the largest command, and what `check` says of it.  The last
line counts what crashed, hung or took more than 2 seconds or 200 MB; the exit status is 1 if
anything did.
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time

SECONDS, MEGABYTES = 2, 200
HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">'


def process(inside):
    return f'{HEAD}<process id="p">{inside}</process></definitions>'


def chain(n, name="Verifica della domanda"):
    """A start, n tasks of one name, an end."""
    ids = ["s"] + [f"t{i}" for i in range(n)] + ["e"]
    flows = "".join(
        f'<sequenceFlow id="f{i}" sourceRef="{a}" targetRef="{b}"/>'
        for i, (a, b) in enumerate(zip(ids, ids[1:]))
    )
    tasks = "".join(f'<task id="t{i}" name="{name}"/>' for i in range(n))
    return process(f'<startEvent id="s"/>{tasks}<endEvent id="e"/>{flows}')


def gateways(n):
    """Gateways only, each leading to the next and the one after, round and round."""
    nodes = "".join(f'<exclusiveGateway id="g{i}"/>' for i in range(n))
    flows = "".join(
        f'<sequenceFlow id="f{i}_{k}" sourceRef="g{i}" targetRef="g{(i + k) % n}"/>'
        for i in range(n)
        for k in (1, 2)
    )
    return process(nodes + flows)


def branches(n, kind="parallelGateway"):
    tasks = "".join(f'<task id="t{i}" name="Parere {i}"/>' for i in range(n))
    flows = "".join(
        f'<sequenceFlow id="a{i}" sourceRef="g" targetRef="t{i}"/>'
        f'<sequenceFlow id="b{i}" sourceRef="t{i}" targetRef="h"/>'
        for i in range(n)
    )
    return process(
        f'<startEvent id="s"/><{kind} id="g"/>{tasks}<{kind} id="h"/><endEvent id="e"/>'
        '<sequenceFlow id="x" sourceRef="s" targetRef="g"/>'
        f'<sequenceFlow id="y" sourceRef="h" targetRef="e"/>{flows}'
    )


def crossed(n):
    """n parallel gateways behind one another, each with flows to all later ones."""
    nodes = "".join(f'<parallelGateway id="g{i}"/>' for i in range(n))
    flows = "".join(
        f'<sequenceFlow id="f{i}_{j}" sourceRef="g{i}" targetRef="g{j}"/>'
        for i in range(n)
        for j in range(i + 1, n)
    )
    return process(f'<startEvent id="s"/>{nodes}<sequenceFlow id="x" sourceRef="s" targetRef="g0"/>{flows}')


def nested(n):
    return process('<subProcess id="s">' * n + "</subProcess>" * n)


def nested_apart(n):
    return process("".join(f'<subProcess id="s{i}">' for i in range(n)) + "</subProcess>" * n)


def doctype(inside, entity):
    return f"<!DOCTYPE definitions [{inside}]>{HEAD}<process id='p' name='{entity}'/></definitions>"


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
)
LANES = process(
    '<laneSet><lane id="a"><flowNodeRef>t</flowNodeRef><childLaneSet><lane id="b">'
    "<flowNodeRef>t</flowNodeRef><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane>"
    '<lane id="c"><flowNodeRef>t</flowNodeRef><flowNodeRef>c</flowNodeRef></lane></laneSet>'
    '<task id="t" name="x"/>'
)
SCRIPT = "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; {{x}} ${x} %s &#x202e;gnp"

#: what makes each: what we hold ourselves would count for the child too
FILES = {
    "an entity that is a file": lambda: doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "an entity that is a page": lambda: doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/">', "&x;"),
    "an entity bomb": lambda: doctype(LAUGHS, "&j;"),
    "an external DOCTYPE": lambda: f'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">{HEAD}</definitions>',
    "UTF-7 that is none": lambda: b"<?xml version='1.0' encoding='UTF-7'?>" + process("<task id='t' name='+\x0e'/>").encode(),
    "UTF-16 without a mark": lambda: ("<?xml version='1.0' encoding='UTF-16'?>" + process("")).encode("utf-16-le"),
    "UTF-32": lambda: ("\ufeff" + process("")).encode("utf-32-le"),
    "invalid UTF-8 in a name": lambda: process("<task id='t' name='X'/>").encode().replace(b"X", b"\xc0\xaf\xff"),
    "NUL in a name": lambda: process("<task id='t' name='X'/>").encode().replace(b"X", b"\0"),
    "two byte order marks": lambda: "\ufeff\ufeff" + process(""),
    "an attribute of 60 MB": lambda: process(f"<task id='t' name='{'x' * 60_000_000}'/>"),
    "a name of 1 MB": lambda: process(f"<task id='t' name='{'parola ' * 150_000}'/>"),
    "an id of 1 MB": lambda: process(f"<task id='{'x' * 1_000_000}' name='x'/>"),
    "100,000 attributes": lambda: process("<task " + " ".join(f"a{i}='1'" for i in range(100_000)) + "/>"),
    "1,000,000 flows between two nodes": lambda: process(
        "<task id='a'/><task id='b'/>" + "<sequenceFlow sourceRef='a' targetRef='b'/>" * 1_000_000
    ),
    "100,000 flows between two nodes": lambda: process(
        "<task id='a'/><task id='b'/>" + "<sequenceFlow sourceRef='a' targetRef='b'/>" * 100_000
    ),
    "2,000 gateways in circles": lambda: gateways(2_000),
    "60 gateways, each to all later ones": lambda: crossed(60),
    "500 branches at once": lambda: branches(500),
    "500 inclusive branches": lambda: branches(500, "inclusiveGateway"),
    "10,000 steps of one name": lambda: chain(10_000),
    "1,000 steps of one name": lambda: chain(1_000),
    "lanes that contain each other": lambda: LANES,
    "10,000 subprocesses in one another": lambda: nested(10_000),
    "150 subprocesses in one another, one id": lambda: nested(150),
    "150 subprocesses in one another": lambda: nested_apart(150),
    "ids that differ by case": lambda: process("<task id='A' name='x'/><task id='a' name='y'/>"),
    "ids that are words of programs": lambda: process(
        "<task id='__proto__' name='x'/><task id='constructor' name='y'/><task id='null' name='z'/>"
    ),
    "all nodes of one id": lambda: process("<task id='t' name='x'/>" * 1_000),
    "a node attached to itself": lambda: process("<boundaryEvent id='b' attachedToRef='b'/>"),
    "flows to flows": lambda: process(
        "<sequenceFlow id='f' sourceRef='g' targetRef='g'/><sequenceFlow id='g' sourceRef='f' targetRef='f'/>"
    ),
    "a process that is its own pool": lambda: HEAD
    + "<collaboration id='c'><participant id='p' processRef='p'/><messageFlow id='m' sourceRef='m' targetRef='m'/>"
    "</collaboration></definitions>",
    "scripts in names": lambda: process(f"<startEvent id='s'/><task id='t' name='{SCRIPT}'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/>"),
    "a name of combining marks": lambda: process("<task id='t' name='" + "a" + "\u0301" * 50_000 + "'/>"),
}

GOOD = chain(5)

#: with OTHER, a file of good use beside the hostile one
COMMANDS = {
    "check": ["check", "FILE"],
    "show": ["show", "--format=json", "FILE"],
    "match": ["match", "--json", "FILE", "OTHER"],
    "match, twice": ["match", "--json", "A=FILE", "B=FILE"],
    "diff": ["diff", "FILE", "OTHER"],
    "duplicates": ["duplicates", "FILE"],
    "merge": ["merge", "FILE", "OTHER", "-o", "OUT.bpmn"],
    "merge, twice": ["merge", "A=FILE", "B=FILE", "-o", "OUT.bpmn"],
    "propose": ["merge", "--mode=proposal", "A=FILE", "B=FILE", "-o", "OUT.bpmn"],
    "extract": ["extract", "FILE", "x", "-o", "OUT.bpmn"],
    "draw": ["draw", "FILE", "-o", "OUT.svg"],
}


def run(program, arguments, folder):
    """Exit status or signal, first line said, seconds, megabytes."""
    start = time.monotonic()
    with open(os.path.join(folder, "said"), "wb") as said:
        child = subprocess.Popen(
            [program] + arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, cwd=folder,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    with open(os.path.join(folder, "said"), "rb") as said:
        first = said.readline().decode("utf-8", "replace").strip()
    return (
        os.waitstatus_to_exitcode(status), first,
        time.monotonic() - start, usage.ru_maxrss / 1024,
    )


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    program, wanted, bad, n = os.path.abspath(sys.argv[1]), sys.argv[2:], 0, 0
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "good.bpmn"), "w", encoding="utf-8") as file:
            file.write(GOOD)
        print("| file | slowest | largest | what `check` says |\n| --- | --- | --- | --- |")
        for name, make in FILES.items():
            if wanted and not any(word in name for word in wanted):
                continue
            with open(os.path.join(folder, "file.bpmn"), "wb") as file:
                text = make()
                file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
                del text
            results = {}
            for command, arguments in COMMANDS.items():
                results[command] = run(
                    program,
                    [a.replace("FILE", "file.bpmn").replace("OTHER", "good.bpmn") for a in arguments] + ["--lang=en"],
                    folder,
                )
                status, said, seconds, size = results[command]
                n += 1
                if status not in (0, 1, 2) or seconds > SECONDS or size > MEGABYTES:
                    bad += 1
                    print(f"{name}: {command}: status {status}, {seconds:.2f} s, {size:.0f} MB: {said[:200]}", file=sys.stderr)
            slowest = max(results, key=lambda c: results[c][2])
            largest = max(results, key=lambda c: results[c][3])
            said = results["check"][1].removeprefix("riordino: ").replace("|", "\\|")
            print(
                f"| {name} | {results[slowest][2]:.2f} s, {slowest} | {results[largest][3]:.0f} MB, {largest} |"
                f" {said[:110] or 'read; status ' + str(results['check'][0])} |",
                flush=True,
            )
    print(f"\n{n} runs, {bad} of them over {SECONDS} s, over {MEGABYTES} MB, or crashed")
    sys.exit(bad > 0)


main()
