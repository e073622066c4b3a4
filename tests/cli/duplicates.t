Work that is done more than once, at the terminal

  $ S="$RIORDINO_SOURCE/bpmn-samples/scia-suap"

What several Comuni do, and the exit status says that there is some

  $ riordino duplicates --lang=it "$S" --limit=1
  PROT. SCIA  5 modelli, * (glob)
    brenta       Protocollare la SCIA
    montefosco   PROT. SCIA
    pieve        Protocollazione
    san-lazzaro  SCIA protocollata dal portale
    valdoro      Il sistema protocolla la SCIA
  
  5 modelli, * attività svolte più di una volta (glob)
  [1]

One model alone shares nothing with others

  $ riordino duplicates "$S/brenta.bpmn"

Neither the order of the files nor the number of threads changes a byte

  $ riordino duplicates --json --jobs=1 "$S/valdoro.bpmn" "$S/pieve.bpmn" "$S/brenta.bpmn" > one.json
  [1]
  $ riordino duplicates --json --jobs=2 "$S/brenta.bpmn" "$S/valdoro.bpmn" "$S/pieve.bpmn" > two.json
  [1]
  $ cmp one.json two.json

Wrong use

  $ riordino duplicates --lang=en
  riordino: at least 1 argument is wanted
  riordino: “riordino duplicates --help” tells how it is used
  [2]
  $ riordino duplicates --lang=en --lexicon=none.tsv "$S"
  riordino: none.tsv:* (glob)
  [2]
