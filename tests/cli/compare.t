Comuni side by side, at the terminal

  $ S="$RIORDINO_SOURCE/bpmn-samples/scia-suap"

Who does what, within the width there is; too narrow for a column each, the names are a list

  $ riordino compare --lang=it "$S" > usual
  $ head -n 1 usual
  scia-suap  5 Comuni, [0-9]+ attivit.* (re)
  $ grep -A 2 '^Chi fa' usual | tail -n 1 | tr -d ' '
  brenta
  $ for width in 78 80 120; do
  >   COLUMNS=$width riordino compare --lang=it "$S" | sed 's/[^ -~]\{1,\}/#/g' | awk -v w=$width 'length($0) > w { wide++ } END { print wide + 0 }'
  > done
  0
  0
  0
  $ COLUMNS=40 riordino compare --lang=it "$S" | grep -c '^  valdoro  '
  [1-9][0-9]* (re)

A spreadsheet gets semicolons, a byte order mark and a decimal comma

  $ riordino compare --format=csv "$S" > scia.csv
  $ head -c 3 scia.csv | od -An -tx1
   ef bb bf
  $ grep -c '^brenta;;1,00;0,[0-9][0-9];0,[0-9][0-9];' scia.csv
  1

Neither the order of the files nor the number of threads changes a byte

  $ riordino compare --json --jobs=1 "$S/valdoro.bpmn" "$S/pieve.bpmn" "$S/brenta.bpmn" > one.json
  $ riordino compare --json --jobs=2 "$S/brenta.bpmn" "$S/valdoro.bpmn" "$S/pieve.bpmn" > two.json
  $ cmp one.json two.json

Wrong use

  $ riordino compare --lang=en "$S/brenta.bpmn"
  riordino: at least 2 models are wanted
  riordino: “riordino compare --help” tells how it is used
  [2]

What the workshop decided on two steps holds here too

  $ cat > decided <<END
  > [same brenta/Activity_12996na | pieve/sid-7EF61A03-FAEA-4826-A638-D8165EF3A7CC]
  > label=Protocollare la SCIA
  > label2=Protocollazione
  > answer=no
  > END
  $ counts() { riordino compare --json "$@" "$S/brenta.bpmn" "$S/pieve.bpmn" | grep -B 4 '"Protocollare la SCIA"\]' | grep '"count"'; }
  $ counts
        "count": 2,
  $ counts --decisions=decided
        "count": 1,
  $ riordino compare --decisions=none "$S" 2> words
  [2]
  $ grep -c none words
  1
