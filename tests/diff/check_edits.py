#!/usr/bin/env python3
"""Edits models by chance, one edit each, and has `riordino diff` say which it was.

usage: check_edits.py [--edits N] [--seed S] [--other-ids] [--kinds a,b…] PROGRAM FILE|DIR…

Each edit must be reported as itself and nothing else: one change, of the right kind, of the right
element.  With --other-ids the edited copy also has new ids throughout, in another order, so that
the diff has to find out by itself what is what.  Prints what was not, with its seed.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
TASKS = ["task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask"]
ACTIVITIES = TASKS + ["sendTask", "receiveTask", "callActivity", "subProcess"]
EVENTS = ["startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"]
GATEWAYS = ["exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"]
NODES = ACTIVITIES + EVENTS + GATEWAYS
WORDS = ["Consultare l'archivio storico", "Firmare digitalmente", "Calcolare il canone",
         "Convocare la giunta", "Stampare il manifesto", "Pesare i rifiuti"]


class Model:
    def __init__(self, path):
        # prefixes stand in values too (xsi:type): they are written as they were
        for _, (prefix, uri) in ET.iterparse(path, ["start-ns"]):
            ET.register_namespace(prefix, uri)
        self.tree = ET.parse(path)
        self.root = self.tree.getroot()
        self.parent = {c: p for p in self.root.iter() for c in p}
        self.nodes = self.all(NODES)
        self.flows = [f for f in self.all(["sequenceFlow"])
                      if f.get("sourceRef") in self.ids() and f.get("targetRef") in self.ids()]

    def all(self, kinds):
        return [e for e in self.root.iter() if e.tag.startswith(BPMN) and e.tag[len(BPMN):] in kinds]

    def ids(self):
        return {e.get("id"): e for e in self.nodes}

    def out_of(self, node):
        return [f for f in self.flows if f.get("sourceRef") == node.get("id")]

    def into(self, node):
        return [f for f in self.flows if f.get("targetRef") == node.get("id")]

    def refresh(self):
        """<incoming> and <outgoing> as the flows have it."""
        for node in self.nodes:
            for child in [c for c in node if c.tag in (BPMN + "incoming", BPMN + "outgoing")]:
                node.remove(child)
            at = sum(c.tag in (BPMN + "documentation", BPMN + "extensionElements") for c in node)
            for kind, flows in (("outgoing", self.out_of(node)), ("incoming", self.into(node))):
                for flow in reversed(flows):
                    child = ET.Element(BPMN + kind)
                    child.text = flow.get("id")
                    node.insert(at, child)

    def drop(self, element):
        """Takes the element out, and whatever refers to it."""
        gone = {e.get("id") for e in element.iter() if e.get("id")}
        self.parent[element].remove(element)
        self.nodes = [n for n in self.nodes if n is not element]
        self.flows = [f for f in self.flows if f is not element]
        for e in list(self.root.iter()):
            refers = e.get("bpmnElement") in gone or (e.text or "").strip() in gone or any(
                e.get(a) in gone for a in ("sourceRef", "targetRef"))
            if refers and e.tag != BPMN + "sequenceFlow" and e in self.parent:
                try:
                    self.parent[e].remove(e)
                except ValueError:
                    pass


def same_scope(model, node):
    return [n for n in model.nodes if model.parent[n] is model.parent[node]]


def simple_task(model, rng):
    """A task in the middle of a chain, that nothing else hangs on."""
    referred = {e.get("attachedToRef") for e in model.nodes} | {
        e.get(a) for e in model.root.iter() for a in ("sourceRef", "targetRef")
        if e.tag not in (BPMN + "sequenceFlow",)}
    found = [n for n in model.all(TASKS) if len(model.into(n)) == 1 and len(model.out_of(n)) == 1
             and n.get("id") not in referred and model.into(n)[0] is not model.out_of(n)[0]]
    return rng.choice(found) if found else None


def rename(model, rng):
    node = rng.choice(model.all(ACTIVITIES))
    node.set("name", rng.choice(WORDS))
    return "renamed", node.get("id")


def retype(model, rng):
    tasks = model.all(TASKS)
    if not tasks:
        return None
    node = rng.choice(tasks)
    node.tag = BPMN + rng.choice([t for t in TASKS if BPMN + t != node.tag])
    return "retyped", node.get("id")


def lane(model, rng):
    leaves = [l for l in model.all(["lane"]) if l.find(BPMN + "childLaneSet") is None]
    found = [(l, r) for l in leaves for r in l.findall(BPMN + "flowNodeRef")
             if r.text.strip() in model.ids()]
    if not found:
        return None
    old, reference = rng.choice(found)
    new = [l for l in leaves if l is not old and model.parent[l] is model.parent[old]]
    if not new:
        return None
    old.remove(reference)
    rng.choice(new).append(reference)
    return "lane", reference.text.strip()


def retarget(model, rng):
    flow = rng.choice(model.flows)
    source, target = model.ids()[flow.get("sourceRef")], model.ids()[flow.get("targetRef")]
    taken = {f.get("targetRef") for f in model.out_of(source)}
    found = [n for n in same_scope(model, target) if n is not source and n.get("id") not in taken
             and n.tag not in (BPMN + "startEvent", BPMN + "boundaryEvent")
             and n.get("triggeredByEvent") != "true"]
    if not found:
        return None
    flow.set("targetRef", rng.choice(found).get("id"))
    model.refresh()
    return "flow-retargeted", flow.get("id")


def new_task(model, rng, flow, name):
    """A task on the flow, which then ends there; a flow goes on."""
    holder = model.parent[flow]
    task = ET.SubElement(holder, BPMN + rng.choice(TASKS), id="New_%06x" % rng.getrandbits(24), name=name)
    onward = ET.SubElement(holder, BPMN + "sequenceFlow", id="New_%06x" % rng.getrandbits(24),
                           sourceRef=task.get("id"), targetRef=flow.get("targetRef"))
    flow.set("targetRef", task.get("id"))
    for l in model.all(["lane"]):
        if any(r.text.strip() == flow.get("sourceRef") for r in l.findall(BPMN + "flowNodeRef")):
            ET.SubElement(l, BPMN + "flowNodeRef").text = task.get("id")
            break
    model.parent[task] = model.parent[onward] = holder
    model.nodes.append(task)
    model.flows.append(onward)
    model.refresh()
    return task


def add(model, rng):
    return "added", new_task(model, rng, rng.choice(model.flows), rng.choice(WORDS)).get("id")


def remove(model, rng):
    node = simple_task(model, rng)
    if node is None:
        return None
    before, after = model.into(node)[0], model.out_of(node)[0]
    if before.get("sourceRef") == after.get("targetRef"):
        return None
    target = after.get("targetRef")
    model.drop(after)
    before.set("targetRef", target)
    model.drop(node)
    model.refresh()
    return "removed", node.get("id")


def move(model, rng):
    node = simple_task(model, rng)
    if node is None:
        return None
    before, after = model.into(node)[0], model.out_of(node)[0]
    if before.get("sourceRef") == after.get("targetRef"):
        return None
    found = [f for f in model.flows if model.parent[f] is model.parent[node] and f not in (before, after)
             and f.get("sourceRef") != after.get("targetRef") and f.get("targetRef") != before.get("sourceRef")
             and f.find(BPMN + "conditionExpression") is None and not f.get("name")]
    if not found or after.get("name") or after.find(BPMN + "conditionExpression") is not None:
        return None
    there = rng.choice(found)
    before.set("targetRef", after.get("targetRef"))
    after.set("targetRef", there.get("targetRef"))
    there.set("targetRef", node.get("id"))
    model.refresh()
    return "moved", node.get("id")


def split(model, rng):
    node = simple_task(model, rng)
    if node is None or " " not in node.get("name", ""):
        return None
    name = node.get("name")
    flow = model.out_of(node)[0]
    task = new_task(model, rng, flow, name + " (seconda parte)")
    task.tag = node.tag
    node.set("name", name + " (prima parte)")
    return "split", node.get("id")


def condition(model, rng):
    found = [f for f in model.flows if len(model.out_of(model.ids()[f.get("sourceRef")])) > 1]
    if not found:
        return None
    flow = rng.choice(found)
    expression = flow.find(BPMN + "conditionExpression")
    if expression is None:
        expression = ET.SubElement(flow, BPMN + "conditionExpression")
    expression.text = "canone > %d" % rng.randrange(1000)
    return "condition", flow.get("id")


def default(model, rng):
    found = [g for g in model.all(["exclusiveGateway"]) if len(model.out_of(g)) > 1]
    if not found:
        return None
    gateway = rng.choice(found)
    if gateway.get("default"):
        flow = gateway.attrib.pop("default")
    else:
        flow = rng.choice(model.out_of(gateway)).get("id")
        gateway.set("default", flow)
    return "default", flow


def documentation(model, rng):
    node = rng.choice(model.nodes)
    text = node.find(BPMN + "documentation")
    if text is None:
        text = ET.Element(BPMN + "documentation")
        node.insert(0, text)
    text.text = "Si veda la circolare n. %d." % rng.randrange(1000)
    return "documentation", node.get("id")


def extension(model, rng):
    node = rng.choice(model.nodes)
    node.set("{urn:example:vendor}color", "%06x" % rng.getrandbits(24))
    return "extension", node.get("id")


def timer(model, rng):
    found = [n for n in model.all(EVENTS) if n.find(BPMN + "timerEventDefinition") is not None]
    if not found:
        return None
    node = rng.choice(found)
    definition = node.find(BPMN + "timerEventDefinition")
    for child in list(definition):
        definition.remove(child)
    ET.SubElement(definition, BPMN + "timeDuration").text = "P%dD" % rng.randrange(100, 900)
    return "event-definition", node.get("id")


EDITS = {"rename": rename, "retype": retype, "lane": lane, "retarget": retarget, "add": add,
         "remove": remove, "move": move, "split": split, "condition": condition, "default": default,
         "documentation": documentation, "extension": extension, "timer": timer}


def other_ids(model, rng):
    """New ids for all elements of BPMN, and where they are referred to; says which became which."""
    bearers = [e for e in model.root.iter() if e.get("id") and "omg.org" in e.tag]
    numbers = rng.sample(range(10 * len(bearers)), len(bearers))
    new = {e.get("id"): "x%d" % n for e, n in zip(bearers, numbers)}

    def renamed(value):
        prefix, colon, local = value.strip().rpartition(":")
        return prefix + colon + new[local] if local in new else value

    for e in model.root.iter():
        for name, value in e.attrib.items():
            if (name == "id" and e in bearers) or name.endswith("Ref") or name in (
                    "default", "bpmnElement", "calledElement"):
                e.set(name, renamed(value))
        if e.text and e.tag.startswith(BPMN) and (
                e.tag.endswith("Ref") or e.tag.endswith("Refs") or e.tag[len(BPMN):] in ("incoming", "outgoing")):
            e.text = renamed(e.text)
    return new


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--other-ids", action="store_true")
    parser.add_argument("--kinds", default="rename,retype,lane,retarget,add,remove,condition,documentation")
    parser.add_argument("--at-least", type=float, default=1.0, help="the share that must be right")
    parser.add_argument("program")
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    files = [f for name in args.files
             for f in ([name] if Path(name).is_file() else sorted(map(str, Path(name).glob("*/*.bpmn"))))]
    kinds = args.kinds.split(",") if args.kinds != "all" else list(EDITS)
    right, done, wrong = Counter(), Counter(), []

    with tempfile.TemporaryDirectory() as folder:
        edited = Path(folder) / "edited.bpmn"
        seed = args.seed * 1_000_000
        while sum(done.values()) < args.edits:
            seed += 1
            rng = random.Random(seed)
            kind, file = kinds[sum(done.values()) % len(kinds)], rng.choice(files)
            model = Model(file)
            expected = EDITS[kind](model, rng)
            if expected is None:
                continue
            new = other_ids(model, rng) if args.other_ids else {}
            edited.write_bytes(ET.tostring(model.root, encoding="utf-8"))
            run = subprocess.run([args.program, "diff", "--json", file, f"B={edited}"],
                                 capture_output=True, text=True)
            done[kind] += 1
            if run.returncode > 1:
                wrong.append((seed, kind, file, expected, run.stderr))
                continue
            changes = json.loads(run.stdout)["changes"]
            told = [(c["kind"], (c["b"] or {}).get("id"), (c["a"] or {}).get("id")) for c in changes]
            if len(told) == 1 and told[0][0] == expected[0] and (
                    expected[1] == told[0][2] or new.get(expected[1], expected[1]) == told[0][1]):
                right[kind] += 1
            else:
                wrong.append((seed, kind, file, expected, "; ".join(c["kind"] + ": " + c["text"] for c in changes)))

    for seed, kind, file, expected, told in wrong:
        print(f"seed {seed}: {kind} of {expected[1]} in {file} was told as: {told}")
    for kind in kinds:
        print(f"{kind}: {right[kind]} of {done[kind]}")
    share = sum(right.values()) / max(1, sum(done.values()))
    print(f"{sum(right.values())} of {sum(done.values())} edits are told as themselves ({share:.1%})")
    return share < args.at_least


if __name__ == "__main__":
    sys.exit(main())
