Work that is done more than once, at the terminal

  $ S="$RIORDINO_SOURCE/bpmn-samples/scia-suap"

What several Comuni do, and the exit status says that there is some

  $ riordino duplicates --lang=it "$S" > told
  [1]
  $ grep -A 2 '^Protocollare la SCIA' told
  Protocollare la SCIA  [345] modelli, certezza [0-9]+% (re)
    brenta +Protocollare la SCIA (re)
    montefosco +PROT. SCIA (re)
  $ tail -n 1 told
  5 modelli, [0-9]+ .* (re)

One model alone shares nothing with others

  $ riordino duplicates "$S/brenta.bpmn"
  1 model, 0 activities done more than once, 0 parts of the flow that come again

Whole parts of the flow, and what to do about them

  $ grep -c '^Parti del flusso' told
  1
  $ grep -c '^  → ' told
  [1-9][0-9]* (re)

A spreadsheet gets a row for each place

  $ riordino duplicates --format=csv "$S" > told.csv
  [1]
  $ head -n 1 told.csv | tail -c +4 | tr -d '\r'
  Id;Dove;Quanti modelli;Risparmio;Lavoro;Servizio;Comune;Con le sue parole;Che cosa fare

Neither the order of the files nor the number of threads changes a byte

  $ riordino duplicates --json --jobs=1 "$S/valdoro.bpmn" "$S/pieve.bpmn" "$S/brenta.bpmn" > one.json
  [1]
  $ riordino duplicates --json --jobs=2 "$S/brenta.bpmn" "$S/valdoro.bpmn" "$S/pieve.bpmn" > two.json
  [1]
  $ cmp one.json two.json

Wrong use

  $ riordino duplicates --lang=en
  riordino: at least 1 argument is wanted: A\xe2\x80\xa6|DIR (esc)
  riordino: “riordino duplicates --help” tells how it is used
  [2]
  $ riordino duplicates --lexicon=none.tsv "$S" 2> words
  [2]
  $ grep -c none.tsv words
  1
