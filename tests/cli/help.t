Every command has its help, in both languages, and its place in the README.

  $ commands=$(riordino --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p')
  $ for command in $commands; do
  >   riordino $command --help | grep -q "^Usage: riordino $command " || echo "$command: no help"
  >   riordino --lang=it $command --help | grep -q "^Uso: riordino $command " || echo "$command: non tradotto"
  >   riordino $command --help | grep -q "^  riordino $command " || echo "$command: no example"
  >   grep -q "riordino $command " "$TESTDIR/../../README.md" || echo "$command: not in the README"
  > done

The README promises no other command.

  $ sed -n 's/^    riordino \([a-z]*\) .*/\1/p' "$TESTDIR/../../README.md" | sort -u | grep -vxF "$commands"
  [1]

Help fits a usual terminal, but for the command lines of its examples.

  $ for command in '' $commands; do
  >   for lang in en it; do riordino --lang=$lang $command --help; done
  > done | grep -v '^  riordino' | LC_ALL=C.UTF-8 grep -E '.{81}'
  [1]
