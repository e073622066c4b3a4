Every command has its help, in both languages, and its place in the manual page.

  $ commands=$(riordino --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
  $ for command in $commands; do
  >   riordino $command --help | grep -q "^Usage: riordino $command " || echo "$command: no help"
  >   riordino --lang=it $command --help | grep -q "^Uso: riordino $command " || echo "$command: non tradotto"
  >   riordino $command --help | grep -q "^  riordino $command " || echo "$command: no example"
  >   grep -q "^\.BI $command " "$TESTDIR/../../doc/riordino.1" || echo "$command: not in the manual page"
  >   grep -q "riordino $command " "$TESTDIR/../../README.md" || echo "$command: not in the README"
  > done

So has every option of a command.

  $ for command in $commands; do
  >   for option in $(riordino $command --help | grep -o '^  \(-., \)\?--[a-z-]*' | grep -o -e '--[a-z-]*'); do
  >     grep -q -e "$(echo "$option" | sed 's/-/\\\\-/g')" "$TESTDIR/../../doc/riordino.1" || echo "$command $option: not in the manual page"
  >   done
  > done

The manual page and the README promise no other command.

  $ promised() { sed -n 's/^\.BI \([a-z]*\) ".*/\1/p' "$TESTDIR/../../doc/riordino.1"; sed -n 's/^    riordino \([a-z]*\) .*/\1/p' "$TESTDIR/../../README.md"; }
  $ promised | sort -u | grep -vxF "$commands"
  [1]
