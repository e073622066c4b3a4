What every command has in common: how it is called, what it says when it is called wrongly.

  $ riordino --version
  riordino [0-9.]+ (re)

  $ riordino
  riordino: a command is missing
  riordino: “riordino --help” tells how it is used
  [2]

  $ riordino riordina
  riordino: there is no command “riordina”
  riordino: “riordino --help” tells how it is used
  [2]

  $ riordino --colour
  riordino: unknown option --colour
  riordino: did you mean “--color”?
  riordino: “riordino --help” tells how it is used
  [2]

  $ riordino --quiet=yes
  riordino: option --quiet=yes takes no value
  riordino: “riordino --help” tells how it is used
  [2]

  $ riordino -x
  riordino: unknown option -x
  riordino: “riordino --help” tells how it is used
  [2]

  $ riordino --jobs
  riordino: option --jobs wants a value
  riordino: “riordino --help” tells how it is used
  [2]

  $ riordino --jobs=many
  riordino: --jobs wants a number, not “many”
  riordino: “riordino --help” tells how it is used
  [2]

  $ riordino --lang=de
  riordino: --lang is one of it|en, not “de”
  riordino: “riordino --help” tells how it is used
  [2]

A slip gets a suggestion, in a command, an option and the value of one.

  $ said() { riordino "$@" 2>&1 | sed -n '2s/^riordino: //p'; }
  $ for command in mrege merg duplicate comparre diffs; do said --lang=it $command; done
  si intendeva «merge»?
  si intendeva «merge»?
  si intendeva «duplicates»?
  si intendeva «compare»?
  si intendeva «diff»?
  $ said merge --mod=proposal --qorum=2; said merge --mode=propsal; said draw --layuot=all; said draw --layout=al
  did you mean “--quorum”?
  did you mean “proposal”?
  did you mean “--layout”?
  did you mean “all”?
  $ said unisci; said merge --mode=tutto; said ''; said $(printf '%040d' 7)
  “riordino --help” tells how it is used
  “riordino merge --help” tells how it is used
  “riordino --help” tells how it is used
  “riordino --help” tells how it is used

Help, in the language that is asked for, with no locale for it.

  $ riordino --help | head -n 1
  Usage: riordino COMMAND [OPTION…] ARGUMENT…
  $ LC_ALL=C riordino --lang=it --help | head -n 4
  Uso: riordino COMANDO [OPZIONE…] ARGOMENTO…
  
  Trova lo stesso lavoro nei modelli BPMN che pi\xc3\xb9 Comuni hanno disegnato di un (esc)
  servizio, dice in che cosa i Comuni sono diversi e unisce i modelli in uno solo.
  $ LANGUAGE= LC_ALL=it_IT.UTF-8 riordino
  riordino: manca il comando
  riordino: «riordino --help» spiega come si usa
  [2]
  $ LANGUAGE= LC_ALL=it_IT.UTF-8 riordino --lang=en
  riordino: a command is missing
  riordino: “riordino --help” tells how it is used
  [2]
