How two models differ: what it means for the work, what people said about them.

  $ export COLUMNS=
  $ S="$RIORDINO_SOURCE/bpmn-samples/scia-suap"

A list is told as far as is wanted, data is whole.

  $ riordino diff --lang=it --limit=1 "$S/brenta.bpmn" "$S/pieve.bpmn" | sed -n 3,5p
  Come si svolge il lavoro
    A brenta \xc2\xabProtocollare la SCIA\xc2\xbb viene sempre prima di \xc2\xabVerificare la completezza formale\xc2\xbb e \xc2\xabRichiedere le integrazioni\xc2\xbb, a pieve sempre dopo. Da confermare: \xc2\xabProtocollare la SCIA\xc2\xbb \xc3\xa8 \xc2\xabProtocollazione\xc2\xbb. (esc)
  … e 5 in più
  $ riordino diff --json --limit=1 "$S/brenta.bpmn" "$S/pieve.bpmn" | grep -c '"kind": "role"'
  4

On a terminal lines end where it does.

  $ COLUMNS=60 riordino diff --lang=en "$S/brenta.bpmn" "$S/pieve.bpmn" | LC_ALL=C.UTF-8 grep -cE '.{61}'
  0
  [1]

Of what somebody should look at it is said, from both sides and as data too; what was decided is sure.

  $ riordino diff --lang=en "$S/brenta.bpmn" "$S/pieve.bpmn" | grep 'task.*to be confirmed'
    ~ service task “Protocollare la SCIA”: is now called “Protocollazione” (to be confirmed)
    ~ user task “Acquisire il parere dell'ASL”: is now called “Istruttoria” (to be confirmed)
  $ riordino diff --lang=en "$S/pieve.bpmn" "$S/brenta.bpmn" | grep 'task.*to be confirmed'
    ~ user task “Protocollazione”: is now called “Protocollare la SCIA” (to be confirmed)
    ~ user task “Istruttoria”: is now called “Acquisire il parere dell'ASL” (to be confirmed)
  $ unsure() { riordino diff --json "$@" | grep -c '"sure": false'; }
  $ [ $(unsure "$S/brenta.bpmn" "$S/pieve.bpmn") = $(unsure "$S/pieve.bpmn" "$S/brenta.bpmn") ]
  $ cat > decided << END
  > [same brenta/Activity_12996na | pieve/sid-7EF61A03-FAEA-4826-A638-D8165EF3A7CC]
  > label=Protocollare la SCIA
  > label2=Protocollazione
  > answer=yes
  > END
  $ riordino diff --lang=en --decisions=decided "$S/brenta.bpmn" "$S/pieve.bpmn" | grep -c 'Protocollazione.*to be confirmed'
  0
  [1]

A lane is the same office also where its name is cut short.

  $ A="$RIORDINO_SOURCE/bpmn-samples/accesso-atti"
  $ riordino diff --lang=en "$A/brenta.bpmn" "$A/torrealta.bpmn" | grep 'lane “Resp\|“Decisione sull.istanza” is done by'
    ~ lane “Responsabile del procedimento”: is now called “Resp. proc.”

What somebody decided holds, even of what looks the same.

  $ cat > decided << END
  > [same brenta/Activity_12996na | pieve/sid-7EF61A03-FAEA-4826-A638-D8165EF3A7CC]
  > label=Protocollare la SCIA
  > label2=Protocollazione
  > answer=no
  > END
  $ riordino diff --lang=en --decisions=decided "$S/brenta.bpmn" "$S/pieve.bpmn" | grep '^  [+-].*task “Proto'
    + added: user task “Protocollazione”, between “Pratica regolare?” and “Rilascio ricevuta”
    - removed: service task “Protocollare la SCIA”, between “SCIA pervenuta dal portale” and “Verificare la completezza formale”
  $ sed 's/Activity_12996na/other/g' "$S/brenta.bpmn" > other.bpmn
  $ riordino diff "$S/brenta.bpmn" other.bpmn
  no difference: other ids, another order in the file or another layout at most
  $ cat > decided << END
  > [same brenta/Activity_12996na | other/other]
  > label=Protocollare la SCIA
  > label2=Protocollare la SCIA
  > answer=no
  > END
  $ riordino diff --lang=en --decisions=decided "$S/brenta.bpmn" other.bpmn | grep '^  [+-]'
    + added: service task “Protocollare la SCIA”, between “SCIA pervenuta dal portale” and “Verificare la completezza formale”
    - removed: service task “Protocollare la SCIA”, between “SCIA pervenuta dal portale” and “Verificare la completezza formale”
  $ riordino diff --lexicon=none.tsv "$S/brenta.bpmn" other.bpmn 2> words
  [2]
  $ grep -c none.tsv words
  1

Where a thing is drawn is no difference unless it is asked for; 160 and 160.0 are one place

  $ A="$RIORDINO_SOURCE/bpmn-samples/accesso-atti"
  $ sed 's/x="160" y="80"/x="1160" y="80.0"/' "$A/brenta.bpmn" > moved.bpmn
  $ riordino diff "$A/brenta.bpmn" moved.bpmn
  no difference: other ids, another order in the file or another layout at most
  $ riordino diff --lang=en --with-layout "$A/brenta.bpmn" moved.bpmn
  brenta → moved  similarity 100%
  
  How the work runs
    no difference
  
  Layout
    ~ pool “Richiedente”: drawn elsewhere
  [1]
  $ sed 's/x="160" y="80"/x="160.0" y="80.0"/' "$A/brenta.bpmn" > same.bpmn
  $ riordino diff --with-layout "$A/brenta.bpmn" same.bpmn
  no difference: other ids, another order in the file or another layout at most
