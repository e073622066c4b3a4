The run that the README shows is a real one: what stands under each "$ riordino" is what comes.
If it does not, take over the lines with a + here, each with four blanks before it.

  $ cd "$RIORDINO_SOURCE"
  $ shown() { awk '/^    \$ /{on = 1} on && /^[^ ]/{exit} on' README.md | sed 's/^    //' | sed '$d'; }
  $ run() { shown | sed -n 's/^\$ //p' | while read -r line; do echo "\$ $line"; eval "$line"; done; }
  $ shown | grep -c '^\$ riordino '
  1
  $ diff -U1 <(shown) <(run)

Its picture is there, and is made of what the program draws.

  $ grep -o 'doc/[a-z]*\.svg' README.md | xargs ls
  doc/difference.svg
