riordino as git's external diff, and what it shows as lines to compare.

  $ export COLUMNS=
  $ S="$RIORDINO_SOURCE/bpmn-samples/scia-suap"
  $ export HOME="$PWD" GIT_CONFIG_NOSYSTEM=1 GIT_PAGER=cat LC_ALL=C
  $ git init --quiet office && cd office
  $ git config user.name Brenta && git config user.email brenta@example.org
  $ echo '*.bpmn diff=riordino' > .gitattributes
  $ mkdir suap && cp "$S/brenta.bpmn" suap/scia.bpmn && cp "$S/valdoro.bpmn" 'suap/a name=with.bpmn'
  $ git add . && git commit --quiet --message='as it was'

A step that is another one, and a model that is not there any more.

  $ git config diff.riordino.command 'riordino diff --git --lang=en'
  $ git diff
  $ sed -i 's/Rilasciare la ricevuta/Consegnare la ricevuta/' suap/scia.bpmn
  $ rm 'suap/a name=with.bpmn'
  $ git diff | sed 's/[0-9]*%/N%/'
  suap/a name=with.bpmn
  a model is gone
  
  suap/scia.bpmn
  scia → scia  similarity N%
  
  How the work runs
    no difference
  
  Names and kinds
    ~ send task “Rilasciare la ricevuta”: is now called “Consegnare la ricevuta”
  

Without configuration, and in Italian.

  $ git config --unset diff.riordino.command
  $ GIT_EXTERNAL_DIFF='riordino diff --git --lang=it' git diff -- suap/scia.bpmn | grep '~'
    ~ attività di invio «Rilasciare la ricevuta»: ora si chiama «Consegnare la ricevuta»

A new model, one of another name, and one with other ids only.

  $ git config diff.riordino.command 'riordino diff --git --lang=en'
  $ git checkout --quiet . && git mv suap/scia.bpmn suap/nuova.bpmn
  $ sed -i 's/Rilasciare la ricevuta/Consegnare la ricevuta/' suap/nuova.bpmn
  $ sed -i 's/Id_/Other_/g' 'suap/a name=with.bpmn'
  $ cp "$S/pieve.bpmn" suap/pieve.bpmn && git add .
  $ git diff --cached --find-renames | grep -v '^ \|^$' | sed 's/[0-9]*%/N%/'
  suap/a name=with.bpmn
  no difference: other ids, another order in the file or another layout at most
  suap/scia.bpmn → suap/nuova.bpmn
  scia → nuova  similarity N%
  How the work runs
  Names and kinds
  suap/pieve.bpmn
  a new model

What is no model is said, and git goes on with the others.

  $ git reset --quiet --hard && echo draft > suap/scia.bpmn && rm 'suap/a name=with.bpmn'
  $ git diff
  suap/a name=with.bpmn
  a model is gone
  
  riordino: suap/scia.bpmn:1: broken XML: * (glob)

What waits to be merged.

  $ git checkout --quiet . && git checkout --quiet -b other && cp "$S/pieve.bpmn" suap/scia.bpmn
  $ git commit --quiet --all --message=other && git checkout --quiet -
  $ cp "$S/montefosco.bpmn" suap/scia.bpmn && git commit --quiet --all --message=own
  $ git merge other > told 2>&1
  [1]
  $ git diff --cached
  suap/scia.bpmn
  to be merged first
  
  $ git reset --quiet --hard

Line by line, of whatever commit.

  $ git config --unset diff.riordino.command
  $ git config diff.riordino.textconv 'riordino show --lang=en'
  $ sed -i 's/Rilascio ricevuta/Consegna ricevuta/; s/RILASCIO RICEVUTA/CONSEGNA RICEVUTA/' suap/scia.bpmn
  $ git diff | grep '^[-+] '
  -    → RILASCIO RICEVUTA [SI]
  +    → CONSEGNA RICEVUTA [SI]
  -  RILASCIO RICEVUTA  (send task) @ SUAP
  +  CONSEGNA RICEVUTA  (send task) @ SUAP
  -  RILASCIO RICEVUTA → DITTA
  +  CONSEGNA RICEVUTA → DITTA

It wants git's arguments, and tells in words.

  $ riordino diff --git --lang=en suap/scia.bpmn suap/scia.bpmn
  riordino: --git is for git to call: see doc/git.md
  riordino: “riordino diff --help” tells how it is used
  [2]
  $ riordino diff --lang=en suap/scia.bpmn
  riordino: two models are wanted
  riordino: “riordino diff --help” tells how it is used
  [2]
