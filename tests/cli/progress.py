#!/usr/bin/env python3
"""progress.py PROGRAM: the line that says on a terminal how far a long command is

A pipe that nobody writes into for a while stands for a model that takes long to read.
"""
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import time

SAMPLE = os.path.join(os.environ["RIORDINO_SOURCE"], "bpmn-samples/scia-suap/brenta.bpmn")
ERASE = "\r\x1b[K"
PATIENCE = 1.5


def run(program, *arguments, terminal=True):
    """What goes to standard error while slow.bpmn comes late, and what to standard output."""
    os.mkfifo("slow.bpmn")
    ours, theirs = pty.openpty() if terminal else os.pipe()
    child = subprocess.Popen([program, "check", *arguments], stdout=subprocess.PIPE, stderr=theirs,
                             env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    if "slow.bpmn" in arguments:
        time.sleep(PATIENCE)
        with open("slow.bpmn", "wb") as slow, open(SAMPLE, "rb") as sample:
            shutil.copyfileobj(sample, slow)
    told = child.stdout.read().decode()
    child.wait()
    said = b""
    try:
        while chunk := os.read(ours, 4096):
            said += chunk
    except OSError:  # how a terminal ends
        pass
    os.close(ours)
    os.remove("slow.bpmn")
    return said.decode(), told


def main(program):
    shutil.copy(SAMPLE, "quick.bpmn")

    said, told = run(program, "--lang=en", "quick.bpmn", "slow.bpmn")
    lines = said.split(ERASE)
    assert lines[0].startswith("riordino: checking models: 1 of 2"), said
    assert any(line.endswith(" s left") for line in lines), said
    assert lines[-1] == "", said
    assert told.startswith("2 models: "), told

    said, told = run(program, "--lang=it", "quick.bpmn", "slow.bpmn")
    assert said.startswith("riordino: verifica dei modelli: 1 di 2"), said
    assert said.endswith(ERASE), said

    said, told = run(program, "--lang=en", "slow.bpmn", "none.bpmn")
    assert said.endswith(ERASE + "riordino: none.bpmn: there is no such file\r\n"
                         "riordino: 1 of 2 files could not be read\r\n"), said

    for arguments, terminal in (["--quiet", "slow.bpmn"], True), (["slow.bpmn"], False), \
            (["quick.bpmn"], True):
        said, told = run(program, *arguments, terminal=terminal)
        assert said == "", (arguments, said)


try:
    os.close(pty.openpty()[0])
except OSError as error:
    print("skipped: no terminal can be opened here:", error)
    sys.exit(77)
program = os.path.abspath(sys.argv[1])
with tempfile.TemporaryDirectory() as scratch:
    os.chdir(scratch)
    main(program)
