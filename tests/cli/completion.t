What bash completes, run as bash does.

  $ . "$RIORDINO_SOURCE/tools/completion.bash"
  $ complete() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _riordino; printf '%s\n' "${COMPREPLY[@]}"; }
  $ cp "$RIORDINO_SOURCE/bpmn-samples/scia-suap/brenta.bpmn" "$RIORDINO_SOURCE/bpmn-samples/scia-suap/pieve.bpmn" .
  $ mkdir modelli; touch note.txt ore.csv scheda.xml

Commands.

  $ complete riordino m
  match
  merge
  $ complete riordino '' | sort | diff - <(riordino --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' | sort)
  $ complete riordino --lang = it dup
  duplicates

Options, those of the command and those of all.

  $ complete riordino --l
  --lang=
  --limit=
  $ complete riordino merge --m
  --mode=
  $ complete riordino diff --w
  --with-layout
  $ for command in $(complete riordino ''); do
  >   complete riordino $command -- | sort | diff - <(riordino $command --help | sed -n 's/^  \(-., \)\?\(--[a-z-]*=\?\).*/\2/p' | sort)
  > done

Values.

  $ complete riordino merge --mode = ''
  union
  core
  proposal
  $ complete riordino merge --mode =
  union
  core
  proposal
  $ complete riordino diff --format = h
  html
  $ complete riordino merge --effort = o
  ore.csv
  $ complete riordino merge -o p
  pieve.bpmn
  $ complete riordino merge --quorum = ''
  

Models, also after their name.

  $ complete riordino match '' | sort
  brenta.bpmn
  modelli
  pieve.bpmn
  scheda.xml
  $ complete riordino match Pieve = p
  pieve.bpmn
  $ complete riordino label p
  

The Comuni of a merged model.

  $ riordino merge -q 'San Lazzaro=brenta.bpmn' "D'Arco & figli=pieve.bpmn" -o uniti.bpmn
  $ complete riordino extract uniti.bpmn --comune = '' | sort
  D\'Arco\ \&\ figli
  San\ Lazzaro
  $ complete riordino extract uniti.bpmn --comune = 'San\ L'
  San\ Lazzaro
