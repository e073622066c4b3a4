#!/usr/bin/env python3
"""check_lexicon.py FILE...: what must hold for every lexicon

The rules stand in doc/lexicon.md.  All faults of all files are printed as
FILE:LINE: fault; the exit code is 1 if there was any.  Two expressions are the
same when they are so after folding, without stop words, and by their Snowball
stems, for so the library compares them.
"""

import ctypes
import ctypes.util
import itertools
import re
import sys
import unicodedata
from collections import defaultdict

# Which marks a class of a kind may bear.
MARKS = {
    "act": {"control", "due", "citizen", "common", "case"},
    "doc": {"due", "any", "common", "case"},
    "office": {"front", "any"},
    "role": {"front", "any", "outside"},
    "thing": {"due", "any", "common", "case", "outside"},
}
RELATIONS = {"opposed", "converse", "near", "kind", "related", "part"}
OF_ONE_KIND = {"opposed", "converse", "kind"}
FIELDS = {"abbr": 2, "yield": 2, "light": 1, "stop": 1, "actor": 1}
FIELDS.update({kind: 3 for kind in MARKS})
FIELDS.update({relation: 2 for relation in RELATIONS})

STEMMERS = {"it": "italian", "en": "english", "de": "german"}
CLASS_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Stemmer:
    """Snowball stems from libstemmer; without it words stand for themselves."""

    def __init__(self, language):
        self.handle = None
        name = ctypes.util.find_library("stemmer")
        if not name or language not in STEMMERS:
            return
        self.library = ctypes.CDLL(name)
        self.library.sb_stemmer_new.restype = ctypes.c_void_p
        self.library.sb_stemmer_stem.restype = ctypes.POINTER(ctypes.c_char)
        self.library.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.library.sb_stemmer_length.argtypes = [ctypes.c_void_p]
        self.handle = self.library.sb_stemmer_new(STEMMERS[language].encode(), b"UTF_8")

    def stem(self, word):
        if not self.handle:
            return word
        data = word.encode()
        stem = self.library.sb_stemmer_stem(self.handle, data, len(data))
        return stem[: self.library.sb_stemmer_length(self.handle)].decode()


def fold(text):
    """Lower case without accents, as lib/label/fold.c has it."""
    parts = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def words_of(text):
    return re.findall(r"\w+", fold(text))


class Lexicon:
    def __init__(self, path):
        self.path = path
        self.faults = []
        self.classes = {}  # id -> (kind, line, [expression])
        self.relations = []  # (relation, line, left, right)
        self.yields = []  # (line, verb, act)
        self.single = defaultdict(dict)  # record -> text -> line
        self.counts = defaultdict(int)
        language = re.search(r"-([a-z]{2})\.tsv$", path)
        self.stemmer = Stemmer(language.group(1) if language else "")

    def fault(self, line, text):
        self.faults.append((line, text))

    def read(self):
        with open(self.path, encoding="utf-8", newline="") as file:
            for line, text in enumerate(file, 1):
                self.read_line(line, text)

    def read_line(self, line, text):
        if "\r" in text or not text.endswith("\n"):
            self.fault(line, "lines end in a line feed and nothing else")
        text = text.rstrip("\r\n")
        if not text or text.startswith("#"):
            return
        if unicodedata.normalize("NFC", text) != text:
            self.fault(line, "not in the composed form (NFC)")
        record, *fields = text.split("\t")
        if record not in FIELDS:
            self.fault(line, f"unknown record '{record}'")
        elif len(fields) != FIELDS[record]:
            self.fault(line, f"'{record}' takes {FIELDS[record]} fields, here are {len(fields)}")
        elif any(field != " ".join(field.split()) or not field for field in fields):
            self.fault(line, "a field is empty or has blanks too many")
        else:
            self.take(record, line, fields)

    def take(self, record, line, fields):
        self.counts[record] += 1
        if record in MARKS:
            self.take_class(record, line, *fields)
        elif record in RELATIONS:
            self.relations.append((record, line, *fields))
        elif record == "yield":
            self.yields.append((line, *fields))
        elif fold(fields[0]) in self.single[record]:
            self.fault(line, f"{record} '{fields[0]}' stands twice")
        else:
            self.single[record][fold(fields[0])] = line

    def take_class(self, kind, line, name, marks, expressions):
        if not CLASS_ID.fullmatch(name):
            self.fault(line, f"'{name}' is no class id")
        if name in self.classes:
            self.fault(line, f"class '{name}' stands twice")
            return
        marks = [] if marks == "-" else marks.split(",")
        for mark in marks:
            if mark not in MARKS[kind]:
                self.fault(line, f"mark '{mark}' is not for a class of kind {kind}")
        if len(set(marks)) != len(marks):
            self.fault(line, "a mark stands twice")
        expressions = expressions.split(" | ")
        if any(not words_of(expression) or "|" in expression for expression in expressions):
            self.fault(line, f"class '{name}' has an empty expression")
        self.classes[name] = (kind, line, expressions)

    def key(self, expression):
        words = [word for word in words_of(expression) if word not in self.single["stop"]]
        return " ".join(map(self.stemmer.stem, words))

    def check_expressions(self):
        """An expression belongs to one class of a kind, and to one act and one noun at most."""
        written, stemmed = {}, {}
        for name, (kind, line, expressions) in self.classes.items():
            for expression in expressions:
                side = "act" if kind == "act" else "noun"
                self.claim(written, (side, " ".join(words_of(expression))), name, line, expression)
                if not self.key(expression):
                    self.fault(line, f"'{expression}' is nothing but stop words")
                self.claim_stem(stemmed, (kind, self.key(expression)), name, line, expression)

    def claim(self, owners, key, name, line, expression):
        owner = owners.setdefault(key, name)
        if owner != name:
            self.fault(line, f"'{expression}' stands in '{owner}' and in '{name}'")
        elif (key, name) in owners:
            self.fault(line, f"'{expression}' stands twice in '{name}'")
        owners[(key, name)] = True

    def claim_stem(self, owners, key, name, line, expression):
        owner, other = owners.setdefault(key, (name, expression))
        if owner != name:
            self.fault(line, f"'{expression}' ({name}) has the stems of '{other}' ({owner})")

    def check_relations(self):
        """Relations join two known classes, some only those of one kind, and two classes have one."""
        seen = {}
        for relation, line, left, right in self.relations:
            for name in (left, right):
                if name not in self.classes:
                    self.fault(line, f"{relation}: no class '{name}'")
            if left == right:
                self.fault(line, f"{relation}: '{left}' with itself")
            if relation in OF_ONE_KIND and self.kind_of(left) != self.kind_of(right):
                self.fault(line, f"{relation}: '{left}' and '{right}' are of two kinds")
            pair = frozenset((left, right))
            if pair in seen:
                self.fault(line, f"'{left}' and '{right}' are already related in line {seen[pair]}")
            seen[pair] = line

    def kind_of(self, name):
        """What is worked on, be it paper or not, is one kind."""
        kind = self.classes.get(name, ("",))[0]
        return "thing" if kind == "doc" else kind

    def check_kinds_end(self):
        """Nothing is, by way of others, a kind of itself."""
        general = defaultdict(list)
        for relation, line, left, right in self.relations:
            if relation == "kind":
                general[right].append((left, line))
        for name in list(general):
            seen, todo = set(), [name]
            while todo:
                for above, line in general.get(todo.pop(), []):
                    if above == name:
                        self.fault(line, f"'{name}' is a kind of itself")
                    if above not in seen:
                        seen.add(above)
                        todo.append(above)

    def check_siblings(self):
        """What differs between two expressions of a class is no pair of opposites."""
        keys = {name: [self.key(text) for text in texts] for name, (_, _, texts) in self.classes.items()}
        owners = {key: name for name, of_class in keys.items() for key in of_class}
        opposed = {frozenset(pair) for relation, _, *pair in self.relations if relation == "opposed"}
        for name, (_, line, texts) in self.classes.items():
            for first, second in itertools.combinations(range(len(texts)), 2):
                a, b = keys[name][first].split(), keys[name][second].split()
                only = [" ".join(word for word in mine if word not in yours) for mine, yours in ((a, b), (b, a))]
                if frozenset(map(owners.get, only)) in opposed:
                    self.fault(line, f"'{texts[first]}' and '{texts[second]}' say opposites")

    def check_yields(self):
        """Both are acts, and a verb gives way to an act once."""
        seen = set()
        for line, verb, act in self.yields:
            for name in (verb, act):
                if self.classes.get(name, ("", 0, []))[0] != "act":
                    self.fault(line, f"yield: '{name}' is no act")
            if (verb, act) in seen or verb == act:
                self.fault(line, f"yield: '{verb}' gives way to '{act}' already")
            if f"{verb}-{act}" in self.classes:
                self.fault(line, f"yield: '{verb}-{act}' is an act of its own")
            seen.add((verb, act))

    def check_single_words(self):
        """A stop word is nothing else at the same time."""
        for abbreviation, line in self.single["abbr"].items():
            if abbreviation.rstrip(".") in self.single["stop"]:
                self.fault(line, f"abbreviation '{abbreviation}' is also a stop word")

    def check(self):
        self.read()
        self.check_expressions()
        self.check_relations()
        self.check_kinds_end()
        self.check_siblings()
        self.check_yields()
        self.check_single_words()
        for line, text in sorted(self.faults):
            print(f"{self.path}:{line}: {text}")
        return not self.faults

    def summary(self):
        counts = ", ".join(f"{record} {self.counts[record]}" for record in FIELDS)
        expressions = sum(len(entry[2]) for entry in self.classes.values())
        return f"{self.path}: {len(self.classes)} classes, {expressions} expressions ({counts})"


def check_kinds(lexicons):
    """The library reads all files into one: an id means classes of one kind everywhere."""
    kinds, sound = {}, True
    for lexicon in lexicons:
        for name, (kind, line, _) in lexicon.classes.items():
            known, where = kinds.setdefault(name, (kind, lexicon.path))
            if known != kind:
                print(f"{lexicon.path}:{line}: class '{name}' is of kind {known} in {where}")
                sound = False
    return sound


def main(paths):
    lexicons = [Lexicon(path) for path in paths]
    sound = [lexicon.check() for lexicon in lexicons]
    sound.append(check_kinds(lexicons))
    for lexicon in lexicons:
        print(lexicon.summary())
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
