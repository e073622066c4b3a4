How two models differ: what it means for the work, what people said about them.

  $ S="$RIORDINO_SOURCE/bpmn-samples/scia-suap"

A list is told as far as is wanted, data is whole.

  $ riordino diff --lang=it --limit=1 "$S/brenta.bpmn" "$S/pieve.bpmn" | sed -n 3,5p
  Come si svolge il lavoro
    A brenta «Protocollare la SCIA» viene sempre prima di «Verificare la completezza formale» e «Richiedere le integrazioni», a pieve sempre dopo.
  … e 5 in più
  $ riordino diff --json --limit=1 "$S/brenta.bpmn" "$S/pieve.bpmn" | grep -c '"kind": "role"'
  4

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
  $ riordino diff --lang=en --with-layout "$A/brenta.bpmn" moved.bpmn
  brenta → moved  similarity 100%
  
  Layout
    ~ pool “Richiedente”: drawn elsewhere
  [1]
  $ sed 's/x="160" y="80"/x="160.0" y="80.0"/' "$A/brenta.bpmn" > same.bpmn
  $ riordino diff --with-layout "$A/brenta.bpmn" same.bpmn
