Merging and extracting at the terminal

  $ S="$RIORDINO_SOURCE/bpmn-samples/accesso-atti"
  $ riordino() { "$RIORDINO" "$@"; }

One model of five, and what is said of it

  $ riordino merge --lang=it "$S" -o merged.bpmn | head -n 6 | sed 's/[0-9][0-9]* attività/N attività/'
  brenta      N attività  si riottiene intero dal modello unito
  pieve       N attività  si riottiene intero dal modello unito
  roccabruna  N attività  si riottiene intero dal modello unito
  torrealta   N attività  si riottiene intero dal modello unito
  valdoro     N attività  si riottiene intero dal modello unito
  

The order of the files changes no byte, nor does the number of threads

  $ riordino merge -q "$S/valdoro.bpmn" "$S/pieve.bpmn" "$S/torrealta.bpmn" "$S/brenta.bpmn" "$S/roccabruna.bpmn" -o other.bpmn --jobs=1
  $ cmp merged.bpmn other.bpmn

The drawing of the Comune that contributes most is kept when asked for, and nothing else differs

  $ riordino merge -q "$S" -o like.bpmn --layout=missing
  $ cmp -s merged.bpmn like.bpmn
  [1]
  $ riordino diff merged.bpmn like.bpmn -q
  no difference: other ids, another order in the file or another layout at most

A pool that most draw as a closed box and one with what goes on inside is one pool

  $ riordino merge -q "$RIORDINO_SOURCE/bpmn-samples/scia-suap" -o scia.bpmn
  $ grep -c '<bpmn:participant .*name="Impresa".* rio:in=' scia.bpmn
  1

What is in a lane that names what is not there stands twice, under two ids

  $ cat > lane.bpmn << 'EOF'
  > <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">
  >   <process id="p">
  >     <laneSet id="ls"><lane id="l" name="Sportello"><documentation id="words">aperto</documentation>
  >       <flowNodeRef>t</flowNodeRef><flowNodeRef>gone</flowNodeRef></lane></laneSet>
  >     <startEvent id="s"/><task id="t" name="Protocollare"/><endEvent id="e"/>
  >     <sequenceFlow id="f" sourceRef="s" targetRef="t"/><sequenceFlow id="g" sourceRef="t" targetRef="e"/>
  >   </process>
  > </definitions>
  > EOF
  $ riordino merge -q lane.bpmn "$S/pieve.bpmn" -o lanes.bpmn
  $ grep -o 'documentation id="words[^"]*"' lanes.bpmn | wc -l
  2
  $ grep -o 'documentation id="words[^"]*"' lanes.bpmn | sort | uniq -d

What a gateway waits for comes right after it, whoever else waits for the same

  $ T="$RIORDINO_SOURCE/bpmn-samples/scia-suap"
  $ riordino merge -q "$T/montefosco.bpmn" "$T/pieve.bpmn" -o waits.bpmn
  $ riordino check --lang=en waits.bpmn | tail -n 1
  1 model: 0 errors, 0 warnings, * note* (glob)

One whose way would make the others unsound keeps a way of its own, and the others are joined

  $ riordino merge --json "$RIORDINO_SOURCE/bpmn-samples/contributo-economico" -o c.bpmn > c.json
  $ grep -q '"after"' c.json && grep -o '"merged": true' c.json
  "merged": true

A Comune gets its own back

  $ riordino extract merged.bpmn --comune=pieve -o pieve.bpmn
  $ riordino show --format=json pieve.bpmn > back.json
  $ riordino merge -q A="$S/pieve.bpmn" B=pieve.bpmn -o both.bpmn --json | grep -c '"holds": true'
  2

So does one whose model has what few have

  $ G="$RIORDINO_SOURCE/tests/golden"
  $ for service in "$G/match/contrassegno" "$G/match/patrocinio" "$G/merge/palestre"; do
  >   riordino merge -q "$service"/*.bpmn -o service.bpmn
  >   for model in "$service"/*.bpmn; do
  >     comune=$(basename "$model" .bpmn)
  >     riordino extract service.bpmn --comune=$comune -o back.bpmn
  >     riordino diff -q $comune="$model" $comune=back.bpmn
  >   done
  > done | sort -u
  no difference: other ids, another order in the file or another layout at most

Out of a proposal it does not: not all of its work is in there

  $ riordino merge -q --mode=proposal "$S" -o proposal.bpmn
  $ riordino extract --lang=en proposal.bpmn --comune=pieve -o x.bpmn
  riordino: proposal.bpmn: this is what was proposed, and does not hold all that each Comune does: extract from a merge with --mode=union
  [2]

Standard output and input

  $ riordino merge "$S/pieve.bpmn" "$S/brenta.bpmn" -o - | riordino extract MERGED=- --comune=brenta -o - | riordino show X=- > /dev/null

Wrong use

  $ riordino merge --lang=en "$S"
  riordino: where to? “-o OUT.bpmn” names the merged file
  riordino: “riordino merge --help” tells how it is used
  [2]
  $ riordino merge --lang=en "$S/pieve.bpmn" -o one.bpmn
  riordino: at least 2 models are wanted
  riordino: “riordino merge --help” tells how it is used
  [2]
  $ test -e one.bpmn
  [1]
  $ riordino extract --lang=en "$S/pieve.bpmn" --comune=pieve -o x.bpmn 2>&1 | sed "s,$S/,,"
  riordino: pieve.bpmn: this is an ordinary model: what is extracted from is a file that “riordino merge” wrote
  $ riordino extract merged.bpmn --comune='TORREALTÀ' -o - | diff - <(riordino extract merged.bpmn --comune=torrealta -o -)
  $ riordino extract --lang=en merged.bpmn --comune=nessuno -o x.bpmn
  riordino: merged.bpmn: no Comune “nessuno” in this merge; it has: brenta, pieve, roccabruna, torrealta, valdoro
  [2]
  $ riordino merge --lang=en "$S" -o /nowhere/merged.bpmn
  riordino: /nowhere/merged.bpmn: there is no such folder to write into
  [2]
  $ riordino merge --lang=en "$S" -o merged.txt
  riordino: merged.txt: what is written is BPMN: call it .bpmn
  riordino: “riordino merge --help” tells how it is used
  [2]
  $ riordino merge --lang=en "$S" --quorum=2 -o core.bpmn
  riordino: --quorum wants --mode=core
  riordino: “riordino merge --help” tells how it is used
  [2]
  $ riordino extract --lang=en merged.bpmn --comune=pieve -o pieve.png
  riordino: pieve.png: what is written is BPMN: call it .bpmn
  riordino: “riordino extract --help” tells how it is used
  [2]

What is not of the same service, or has errors, is merged and warned of; all files are named

  $ cp "$S/brenta.bpmn" "$S/pieve.bpmn" . && cp "$RIORDINO_SOURCE/bpmn-samples/accertamento-imu/torrealta.bpmn" imu.bpmn
  $ sed '0,/ id="Activity_[^"]*"/s// id="none:such thing"/' brenta.bpmn > wrong.bpmn
  $ riordino merge --lang=en brenta.bpmn imu.bpmn wrong.bpmn -o mixed.bpmn --report=page.html --write-decisions=asked > told
  riordino: 1 model has errors: “riordino check” tells which
  riordino: imu.bpmn: this model has too little work in common with any other to be compared: is it of the same service?
  riordino: page.html: this page shows the associated service that is proposed; as a model --mode=proposal writes it
  $ grep "^Written" told
  Written to mixed.bpmn, asked, page.html
  $ riordino match --lang=en brenta.bpmn wrong.bpmn > told
  riordino: 1 model has errors: “riordino check” tells which
  $ riordino merge -q --lang=en brenta.bpmn imu.bpmn wrong.bpmn -o mixed.bpmn

Where nobody has to choose, no choices are announced

  $ sed 's,<startEvent id="s"/>,<startEvent id="s"><timerEventDefinition/></startEvent>,; s/>gone</>e</' lane.bpmn > timer.bpmn
  $ riordino merge --lang=en timer.bpmn lane.bpmn -o two.bpmn 2>/dev/null | grep "different ways"
  [1]

A merge is no Comune's, and merged as if it were

  $ riordino merge --lang=en --json merged.bpmn "$S/pieve.bpmn" -o again.bpmn > again.json
  riordino: merged.bpmn: this is a merge already, of brenta, pieve, roccabruna, torrealta, valdoro, and counts as one Comune: to merge these and others, name all their files

An id that several contents have comes back as it was, in each of them

  $ for step in a b; do echo "<task id=\"$step\"><property id=\"key\" name=\"k\"/></task>"; done > tasks
  $ { echo '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p">'; cat tasks; echo '<sequenceFlow id="f" sourceRef="a" targetRef="b"/></process></definitions>'; } > twice.bpmn
  $ riordino merge -q twice.bpmn lane.bpmn -o two.bpmn > /dev/null && riordino extract two.bpmn --comune=twice -o back.bpmn
  $ grep -c 'property id="key"' back.bpmn
  2
