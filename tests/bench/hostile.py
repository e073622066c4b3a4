#!/usr/bin/env python3
"""hostile.py [--quick] PROGRAM [WORD…]: what riordino says to files and places that mean harm, and what
that costs; of those with one of the words in their name, or all.

Prints two tables: each file with its slowest and its largest command, and what `check` says of it; and
each place with what is said of it.  The last line counts what crashed, hung, took more than 2 seconds
of processor or 200 MB, or ended otherwise than it should; the exit status is 1 if anything did.
--quick leaves out the heavy files, and how much the others take: for any build, on any machine.
"""

import itertools
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

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


def flows(ends):
    return "".join(f"<sequenceFlow id='f{i}' sourceRef='{a}' targetRef='{b}'/>" for i, (a, b) in enumerate(ends))


def anywhere(n, m, seed):
    """n steps and m flows between any of them."""
    draw = random.Random(seed).randrange
    steps = "".join(f"<task id='t{i}' name='Passo {i}'/>" for i in range(n))
    return process(steps + flows((f"t{draw(n)}", f"t{draw(n)}") for _ in range(m)))


def lanes(n, name):
    """n lanes, all of one step."""
    each = "".join(f"<lane id='{name}{i}' name='{name} {i}'><flowNodeRef>t</flowNodeRef></lane>" for i in range(n))
    return process(f"<laneSet>{each}</laneSet><task id='t' name='Verifica'/>")


def nameless(n):
    return process("".join(f"<task id='t{i}'/>" for i in range(n)) + flows((f"t{i}", f"t{i + 1}") for i in range(n - 1)))


def extended(n, value):
    each = "".join(f"<v:p xmlns:v='urn:v' v='{value}{i}'/>" for i in range(n))
    return process(f"<task id='t' name='x'><extensionElements>{each}</extensionElements></task><task id='u' name='y'/>")


def referring(n):
    each = "".join(f"<dataInputRefs>d{i}</dataInputRefs>" for i in range(n))
    data = "".join(f"<dataObject id='d{i}'/>" for i in range(n))
    return process(f"<task id='t'><ioSpecification><inputSet>{each}</inputSet></ioSpecification></task>{data}")


def links(n):
    """n events that throw a link, and n that catch it."""
    link = "<linkEventDefinition name='x'/>"
    return process(
        f"<intermediateThrowEvent>{link}</intermediateThrowEvent>" * n
        + f"<intermediateCatchEvent>{link}</intermediateCatchEvent>" * n
    )


def wide_subprocess(n, m):
    """n steps in a subprocess that m flows leave."""
    return process(f"<subProcess id='s'>{'<task/>' * n}</subProcess><task id='t'/>" + flows([("s", "t")] * m))


def ladder(n):
    """Exclusive gateways one after the other, each with a rung to an inclusive one of as many."""
    nodes = "".join(f"<exclusiveGateway id='a{i}'/><inclusiveGateway id='b{i}'/>" for i in range(n))
    rungs = [(f"a{i}", f"b{i}") for i in range(n)] + [(f"{k}{i}", f"{k}{i + 1}") for i in range(n - 1) for k in "ab"]
    return process("<startEvent id='s'/><endEvent id='e'/>" + nodes + flows(rungs + [("s", "a0"), (f"b{n - 1}", "e")]))


def messages(n):
    """n messages between two steps of two offices."""
    each = "<messageFlow sourceRef='t' targetRef='u'/>" * n
    return (
        f"{HEAD}<collaboration id='c'>{each}"
        "<participant id='P' name='Ufficio tributi' processRef='p'/><participant id='Q' name='Ufficio anagrafe' processRef='q'/>"
        "</collaboration><process id='p'><task id='t' name='Inviare la richiesta'/></process>"
        "<process id='q'><task id='u' name='Ricevere la richiesta'/></process></definitions>"
    )


def doctype(inside, entity):
    return f"<!DOCTYPE definitions [{inside}]>{HEAD}<process id='p' name='{entity}'/></definitions>"


def one_hash(n, *pairs):
    """n texts that have one hash: in each place either of two pieces that come to the same."""
    pieces = pairs if len(pairs) > 1 else pairs * 20
    return ["".join(p) for p in itertools.islice(itertools.product(*pieces), n)]


#: pieces that take FNV-1a of 32 bits, begun with the ones before, to one number
FNV = [
    ("UUyR56", "pTk0Nu"), ("NQ0PzR", "P0Ig58"), ("l69S7h", "gGH0wT"),
    ("o8DRmB", "jXRnYG"), ("aKq2Fa", "8UwU94"), ("XbtPOL", "KfVRVv"),
    ("eCrBDH", "8xUBgx"), ("fv711c", "xXdkY8"), ("BSxbqT", "kt5w5j"),
    ("KpIHGo", "tEwSJ5"), ("jh8SeS", "s0ZFdt"), ("uT3Oak", "z7oHns"),
    ("RwNUVl", "1wWalH"), ("v3rNZU", "nHjkaJ"), ("tfF7m3", "kZ4Sql"),
    ("cUyckT", "NgVIz9"), ("w5Cffu", "9wmDxS"),
]


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
    "UTF-16 with a mark": lambda: ("<?xml version='1.0' encoding='UTF-16'?>" + process("")).encode("utf-16"),
    "a mark and another encoding": lambda: b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-16'?>" + process("").encode(),
    "1,000,000 steps of one name": lambda: process("<task name='Verifica'/>" * 1_000_000),
    "10,000 names of one word": lambda: branches(9_996),
    "40,000 flows between two nodes": lambda: process(
        "<task id='a'/><task id='b'/>" + "<sequenceFlow sourceRef='a' targetRef='b'/>" * 40_000
    ),
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
    "10,000 steps of one name": lambda: chain(9_998),
    "9,990 steps of one name": lambda: chain(9_988),
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
    "30,000 ids, each twice, of one hash of GLib's": lambda: process(
        "".join(f"<dataObject id='{i}'/>" for i in one_hash(30_000, ("Ab", "BA")) * 2)
    ),
    "50,000 ids of one FNV hash": lambda: process("".join(f"<dataObject id='{i}'/>" for i in one_hash(50_000, *FNV))),
    "49,000 namespaces": lambda: process("".join(f"<x xmlns='urn:{i}'/>" for i in range(49_000))),
    "1,000 steps and 4,000 flows anywhere": lambda: anywhere(1_000, 4_000, 1),
    "1,000 lanes of one step": lambda: lanes(1_000, "Ufficio"),
    "9,000 steps without a name in a row": lambda: nameless(9_000),
    "40,000 extensions of one step": lambda: extended(40_000, "a"),
    "60,000 references of one step": lambda: referring(60_000),
    "300 links from as many to as many": lambda: links(300),
    "5,000 ends in a subprocess with 39,000 ways on": lambda: wide_subprocess(5_000, 39_000),
    "3,000 inclusive gateways in a row, each with a way in": lambda: ladder(3_000),
    "50,000 messages between two steps": lambda: messages(50_000),
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

#: what each is held against by diff, if not itself
TWINS = {
    "1,000 steps and 4,000 flows anywhere": lambda: anywhere(1_000, 4_000, 2),
    "1,000 lanes of one step": lambda: lanes(1_000, "Servizio"),
    "9,000 steps without a name in a row": lambda: nameless(4_000),
    "40,000 extensions of one step": lambda: extended(40_000, "b"),
}

#: of which no page is made: that takes longer than it may
NO_PAGE = re.compile("flows anywhere|without a name|60,000 references|39,000 ways|3,000 inclusive|50,000 messages")

#: more than a moment's work for a program without optimisation
HEAVY = re.compile("[0-9]{2,3},000|9,990|,[0-9]00 (steps and|lanes|steps without|inclusive)|300 links|60 MB|60 gateways|500|1 MB|all nodes")

GOOD = chain(5)

#: with OTHER, a file of good use beside the hostile one, and TWIN, one like it
COMMANDS = {
    "check": ["check", "FILE"],
    "show": ["show", "--format=json", "FILE"],
    "match": ["match", "--json", "FILE", "OTHER"],
    "match, twice": ["match", "--json", "A=FILE", "B=FILE"],
    "diff": ["diff", "FILE", "OTHER"],
    "diff, twice": ["diff", "A=FILE", "B=TWIN"],
    "duplicates": ["duplicates", "FILE"],
    "duplicates, twice": ["duplicates", "A=FILE", "B=FILE"],
    "merge": ["merge", "FILE", "OTHER", "-o", "OUT.bpmn"],
    "merge, twice": ["merge", "A=FILE", "B=FILE", "-o", "OUT.bpmn"],
    "propose": ["merge", "--mode=proposal", "A=FILE", "B=FILE", "-o", "OUT.bpmn"],
    "page": ["merge", "FILE", "OTHER", "-o", "OUT.bpmn", "--report=OUT.html"],
    "page, twice": ["merge", "--mode=proposal", "A=FILE", "B=FILE", "-o", "OUT.bpmn", "--report=OUT.html"],
    "page of differences": ["diff", "--format=html", "FILE", "OTHER"],
    "extract": ["extract", "FILE", "--comune=x", "-o", "OUT.bpmn"],
    "draw": ["draw", "FILE", "-o", "OUT.svg"],
}


#: as nobody, whom no file belongs to; who may not even reach the program where root alone has built it
NOBODY = "setpriv --reuid=65534 --clear-groups " if os.geteuid() == 0 and shutil.which("setpriv") else ""

#: where it reads and writes: a line for the shell, the status it ends with, what it says, and a line that
#: is true afterwards.  $R is the program, good.bpmn and other.bpmn are models.
PLACES = {
    "a link to a file": ("ln -s good.bpmn l.bpmn; $R check l.bpmn", 0, "", ""),
    "a link to itself": ("ln -s l.bpmn l.bpmn; $R check l.bpmn", 2, "link leads to itself", ""),
    "a link to nothing, in a folder": ("mkdir d; ln -s no d/l.bpmn; $R check d", 2, "no such file", ""),
    ".. in a name": ("mkdir d; $R check d/../good.bpmn", 0, "", ""),
    ".. as a folder": ("mkdir d e; cp good.bpmn d; $R check e/../d", 0, "", ""),
    "a folder as a file": ("mkdir d; $R check A=d", 2, "this is a folder", ""),
    "a folder as a table": ("$R merge good.bpmn other.bpmn --decisions=. -o o.bpmn", 2, "this is a folder", "! test -e o.bpmn"),
    "/dev/zero": ("$R check /dev/zero", 2, "more than", ""),
    "/dev/urandom": ("$R check /dev/urandom", 2, "more than", ""),
    "/dev/null": ("$R check /dev/null", 2, "empty", ""),
    "/dev/zero as decisions": ("$R merge good.bpmn other.bpmn --decisions=/dev/zero -o o.bpmn", 2, "more than", "! test -e o.bpmn"),
    "/dev/zero as a lexicon": ("$R label x --lexicon=/dev/zero", 2, "more than", ""),
    "a pipe in a folder": ("mkdir d; mkfifo d/p.bpmn; cp good.bpmn d; $R check d", 0, "", ""),
    "a pipe that somebody writes": ("mkfifo p; cat good.bpmn >p & $R check A=p", 0, "", ""),
    "a file that grows while it is read": (
        "cp good.bpmn g.bpmn; (for i in $(seq 200); do head -c 100000 /dev/zero | tr '\\0' ' ' >>g.bpmn; done) & "
        "for i in 1 2 3 4 5; do $R check g.bpmn || exit; done; wait", 0, "", ""),
    "a file that is cut while it is read": (
        "(while cp good.bpmn g.bpmn; do :; done) 2>&- & for i in $(seq 20); do $R check g.bpmn; test $? -le 2 || exit 9; done; kill $!",
        0, None, ""),
    "a name of 300 bytes": ("$R check $(printf '%0300d' 0).bpmn", 2, "name is too long", ""),
    "a name with a line in it": ("cp good.bpmn $'a\nb.bpmn'; $R check --json $'a\nb.bpmn'", 0, "", ""),
    "a name that is an option": ("cp good.bpmn ./--json.bpmn; $R check -- --json.bpmn", 0, "", ""),
    "a name that is no UTF-8": ("cp good.bpmn $'\xff.bpmn'; $R check --json $'\xff.bpmn'", 0, "", ""),
    "no leave to read": ("$NOBODY $R --version >/dev/null || exit 77; cp good.bpmn s.bpmn; chmod 0 s.bpmn; $NOBODY $R check s.bpmn", 2, "permission denied", ""),
    "no leave to write": ("$NOBODY $R --version >/dev/null || exit 77; chmod 755 .; $NOBODY $R draw good.bpmn -o o.svg", 2, "permission denied", "! test -e o.svg"),
    "a full disk": ("$R merge good.bpmn other.bpmn -o /dev/full", 2, "no space left", ""),
    "a full standard output": ("$R show good.bpmn >/dev/full", 2, "no space left", ""),
    "a disk that fills up": (
        "mkdir d; mount -t tmpfs -o size=8k none d 2>&- || exit 77; cp good.bpmn d/o.bpmn; "
        "$R merge good.bpmn other.bpmn -o d/o.bpmn; s=$?; cmp good.bpmn d/o.bpmn; ls d | wc -l | grep -qx 1 || s=9; umount d; exit $s",
        2, "no space left", ""),
    "a reader that goes away": ("$R show good.bpmn | true; test ${PIPESTATUS[0]} -le 141", 0, None, ""),
    "output over the input": ("$R merge good.bpmn other.bpmn -o good.bpmn", 2, "one of the models", "cmp good.bpmn ../good.bpmn"),
    "output into a link": (": >o.svg; ln -s o.svg l.svg; $R draw good.bpmn -o l.svg", 0, "", "test -L l.svg && test -s o.svg"),
    "output into a folder": ("mkdir d; $R draw good.bpmn -o d", 2, "this is a folder|svg", ""),
    "output into no folder": ("$R draw good.bpmn -o no/o.svg", 2, "no such folder", ""),
}


def run(program, arguments, folder, stdin=subprocess.DEVNULL):
    """Exit status or signal, first line said, seconds of processor, megabytes."""
    with open(os.path.join(folder, "said"), "wb") as said:
        child = subprocess.Popen(
            [program] + arguments, stdin=stdin, stdout=subprocess.DEVNULL, stderr=said, cwd=folder,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    with open(os.path.join(folder, "said"), "rb") as said:
        first = said.readline().decode("utf-8", "replace").strip()
    return os.waitstatus_to_exitcode(status), first, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def try_file(program, folder, name, quick):
    """What each command did, and complaints."""
    for path, make in ("file.bpmn", FILES[name]), ("twin.bpmn", TWINS.get(name, FILES[name])):
        with open(os.path.join(folder, path), "wb") as file:
            text = make()
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
            del text
    results, bad = {}, []
    for command, arguments in COMMANDS.items():
        if command.startswith("page") and NO_PAGE.search(name):
            continue
        words = [a.replace("FILE", "file.bpmn").replace("TWIN", "twin.bpmn").replace("OTHER", "good.bpmn") for a in arguments]
        status, said, seconds, size = results[command] = run(program, words + ["--lang=en"], folder)
        if status not in (0, 1, 2) or (not quick and (seconds > SECONDS or size > MEGABYTES)):
            bad.append(f"{command}: status {status}, {seconds:.2f} s, {size:.0f} MB: {said[:200]}")
    return results, bad


def try_place(program, folder, line, wanted, words, after):
    """What it said, and complaints."""
    inside = os.path.join(folder, "place")
    shutil.rmtree(inside, ignore_errors=True)
    os.mkdir(inside)
    for name in ("good.bpmn", "other.bpmn"):
        shutil.copy(os.path.join(folder, name), inside)
    where = {"cwd": inside, "env": dict(os.environ, R=f"{program} --lang=en", NOBODY=NOBODY)}
    ended = subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, **where)
    said = ended.stderr.decode("utf-8", "replace").strip()
    if ended.returncode == 77:
        return "not tried here", []
    bad = []
    if ended.returncode != wanted:
        bad.append(f"status {ended.returncode}: {said[:200]}")
    if words is not None and (not re.search(words, said) if words else said):
        bad.append(f"said {said[:200]!r}")
    if after and subprocess.run(["bash", "-c", after], stdout=subprocess.DEVNULL, **where).returncode:
        bad.append(f"not so: {after}")
    return said.split("\n")[0].removeprefix("riordino: "), bad


def main():
    arguments = sys.argv[1:]
    quick = "--quick" in arguments
    arguments = [a for a in arguments if a != "--quick"]
    if not arguments or arguments[0].startswith("-"):
        sys.exit(__doc__)
    program, wanted, n, complaints = os.path.abspath(arguments[0]), arguments[1:], 0, []
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        for name, text in (("good.bpmn", GOOD), ("other.bpmn", chain(4, "Controllo dell'istanza"))):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        print("| file | slowest | largest | what `check` says |\n| --- | --- | --- | --- |")
        for name in FILES:
            if (wanted and not any(word in name for word in wanted)) or (quick and HEAVY.search(name)):
                continue
            results, bad = try_file(program, folder, name, quick)
            n += len(results)
            complaints += [f"{name}: {words}" for words in bad]
            slowest = max(results, key=lambda c: results[c][2])
            largest = max(results, key=lambda c: results[c][3])
            said = results["check"][1].removeprefix("riordino: ").replace("|", "\\|")
            print(
                f"| {name} | {results[slowest][2]:.2f} s, {slowest} | {results[largest][3]:.0f} MB, {largest} |"
                f" {said[:110] or 'read; status ' + str(results['check'][0])} |",
                flush=True,
            )
        print("\n| place | status | what is said |\n| --- | --- | --- |")
        for name, (line, status, words, after) in PLACES.items():
            if wanted and not any(word in name for word in wanted):
                continue
            said, bad = try_place(program, folder, line, status, words, after)
            n += 1
            complaints += [f"{name}: {complaint}" for complaint in bad]
            print(f"| {name} | {status} | {said[:110] or 'nothing'} |", flush=True)
    print("", *complaints, sep="\n", file=sys.stderr)
    print(f"\n{n} runs, {len(complaints)} of them over {SECONDS} s, over {MEGABYTES} MB, crashed or wrong")
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
