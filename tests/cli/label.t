How a name is understood, and how alike two are.

  $ riordino label --lang=en 'Contratto non firmato'
  Contratto non firmato
  it, state
  negated
  object  Contratto  contratto
  act     firmato    firmare

  $ riordino label --lang=en 'Firma contratto' 'Archivia contratto' | tail -n 3
  likeness 0.13
  same object: contratto
  other act: Firma ~ Archivia

  $ LC_ALL=C riordino label --lang=it 'Firma contratto' 'Firma contratto' | tail -n 2
  somiglianza 1.00
  stesso testo: Firma contratto

  $ riordino label --json 'Task 1'
  {
    "schema": "riordino.label/1",
    "labels": [
      {
        "text": "Task 1",
        "language": null,
        "form": "technical",
        "negated": false,
        "marks": [],
        "parts": []
      }
    ]
  }

Pairs from standard input: a line is answered with a line, whatever stands in it.

  $ printf 'Firma contratto\tFirma contratto\nFirma contratto\n\nFirma\tPaga\tx' | riordino label -
  1.0000\tsame-text: Firma contratto (esc)
  0.0000
  0.0000
  0.0000\tother-act: Firma ~ Paga (esc)

Words of one's own, and what is wrong with them.

  $ printf 'act\tfirmare\t-\tzumpellare\n' > own.tsv
  $ riordino label --lexicon=own.tsv --lang=en 'Zumpellare contratto' | tail -n 2
  act     Zumpellare  firmare
  object  contratto   contratto
  $ printf '\nverb\tx\n' > own.tsv
  $ riordino label --lexicon=own.tsv x
  riordino: own.tsv:2: unknown entry "verb"
  [2]
  $ riordino label --lexicon=none.tsv x
  riordino: *none.tsv* (glob)
  [2]

  $ riordino label 2>&1 | head -n 1
  riordino: at least 1 argument is wanted: TEXT [TEXT]

How alike two are, in JSON

  $ riordino label --json 'Firma contratto' 'Archivia contratto' | sed -n '/"likeness"/,$p' | sed 's/ [0-9.]*,$/ N,/'
    "likeness": N,
    "because": [
      {"code": "same-object", "text": "contratto"},
      {"code": "other-act", "text": "Firma ~ Archivia"}
    ]
  }
