The associated service at the terminal

  $ S="$RIORDINO_SOURCE/bpmn-samples/accesso-atti"
  $ riordino() { "$RIORDINO" "$@"; }

A proposal is sound, says its rules, and asks

  $ riordino merge --lang=en --mode=proposal "$S" -o service.bpmn --write-decisions=questions > words
  $ grep -c "It is sound: every case comes to its end" words
  1
  $ grep -A 3 "^The rules" words
  The rules
    What is in it: 1. what the workshop decided.
    2. Controls, acts due by law and time limits, even if one Comune alone has
       them; work that most do, though at different places.
  $ grep -c "^On the agenda" words
  1
  $ riordino check service.bpmn > /dev/null
  $ grep -c 'name="Associated service"' service.bpmn
  1

Hand-overs are counted, and marked

  $ test "$(grep -c 'rio:handover="true"' service.bpmn)" = "$(tr -s ' \n' ' ' < words | sed 's/.* of which \([0-9]*\) between Comune and Unione.*/\1/')"

All samples come out sound, also where one of their models is not

  $ for service in "$RIORDINO_SOURCE"/bpmn-samples/*/; do
  >         for mode in core proposal; do
  >                 riordino merge -q --mode=$mode "$service" -o sample.bpmn && riordino check -q sample.bpmn > told || echo "$service $mode"
  >         done
  > done

What is to be kept is in it, or is asked for once more

  $ T="$RIORDINO_SOURCE/bpmn-samples/scia-suap"
  $ riordino merge -q --mode=proposal "$T" -o scia.bpmn --write-decisions=kept
  $ sed -i '/^\[step /,/^#answer=keep/ s/^#answer=keep/answer=keep/' kept
  $ riordino merge --lang=en --mode=proposal "$T" -o scia.bpmn --decisions=kept > told
  $ sed -n '/^\[step /{n;s/^label=//p}' kept | while read -r label; do
  >         grep -qF "name=\"$label" scia.bpmn || grep -qF "«$label»" told || echo "$label"
  > done

What has to be there is not proposed to be dropped

  $ riordino merge -q --lang=it --mode=proposal "$T" -o scia.bpmn --write-decisions=lost
  $ grep -A 7 "non se ne è trovato il posto" lost | grep "^# drop" | sort -u
  # drop = si toglie

The name that the proposal has is marked as such

  $ test "$(grep -c '^# Come chiamare' lost)" = "$(sed -n '/Come chiamare/,$p' lost | grep -c '^# .* (proposta)$')"

Each answer stands under its own question, and a way is told in the order of its flow

  $ C="$RIORDINO_SOURCE/bpmn-samples/contributo-economico"
  $ riordino merge -q --lang=it --mode=proposal "$C" -o aid.bpmn --write-decisions=aid
  $ grep -A 2 "passi hanno più nomi" aid | sed 's/^$/./; s/[0-9]\+/N/'
  # N passi hanno più nomi: quale si usa?
  .
  # Come chiamare «Protocolla la domanda»?
  $ grep -m 1 -o "^# pieve = .*determina di concessione" aid
  # pieve = pieve: La commissione valuta la domanda › Contributo da concedere? (Sì: Firma la determina di concessione

Which way is proposed is said of one too long for its line as well

  $ COLUMNS=200 riordino merge --lang=it --mode=proposal "$C" -o aid.bpmn | grep -c "… (proposta)$"
  5

A time limit is there where the same is awaited as long, and asked for by its step where it is not

  $ cp -r "$C" longer && sed -i 's/P30D/P45D/' longer/brenta.bpmn
  $ for service in "$C" longer; do
  >         COLUMNS=200 riordino merge --lang=it --mode=proposal "$service" -o aid.bpmn | grep "non se ne è trovato il posto" || echo nothing
  > done
  nothing
    1. «Attendi i documenti mancanti: 30 giorni» deve esserci, e non se ne è trovato il posto

Nothing comes back out of it: that is for the union

  $ riordino extract --lang=en service.bpmn --comune=pieve -o pieve.bpmn
  riordino: service.bpmn: this is what was proposed, and does not hold all that each Comune does: extract from a merge with --mode=union
  [2]

The same bytes whatever the order

  $ riordino merge -q --lang=en --mode=proposal "$S/valdoro.bpmn" "$S/torrealta.bpmn" "$S/pieve.bpmn" "$S/roccabruna.bpmn" "$S/brenta.bpmn" -o other.bpmn --write-decisions=again
  $ cmp service.bpmn other.bpmn && cmp questions again

What is answered is kept, also when a Comune joins

  $ riordino merge -q --mode=proposal "$S/brenta.bpmn" "$S/pieve.bpmn" "$S/roccabruna.bpmn" "$S/torrealta.bpmn" -o four.bpmn --write-decisions=four
  $ cat > decided <<'E'
  > [step brenta/Activity_0f1kz4m]
  > label=Nessuno
  > answer=drop
  > E
  $ group=$(grep -m 1 '^\[name brenta/' four)
  $ label=$(grep -F -m 1 -A 1 "$group" four | tail -n 1)
  $ printf '%s\n%s\nanswer=Nome deciso\n' "$group" "$label" >> decided
  $ riordino merge --lang=en --mode=proposal "$S" -o five.bpmn --decisions=decided --write-decisions=five | grep -A 2 "^On the agenda"
  riordino: decided:1: [step brenta/Activity_0f1kz4m] is asked again: brenta/Activity_0f1kz4m is there no more
  On the agenda, the most important first
    1. Decided once, asked again: step brenta/Activity_0f1kz4m:
       brenta/Activity_0f1kz4m is there no more
  $ grep -c 'name="Nome deciso"' five.bpmn
  1
  $ grep -c "^answer=Nome deciso" five
  1

Whose way is taken may be typed in any case; whoever is not among the Comuni is told who is

  $ way=$(grep -m 1 '^\[way ' four)
  $ label=$(grep -F -m 1 -A 1 "$way" four | tail -n 1)
  $ printf '%s\n%s\nanswer=ROCCA Bruna\n' "$way" "$label" > typed
  $ riordino merge --mode=proposal "$S" -o five.bpmn --decisions=typed >told
  $ sed 's/ROCCA Bruna/Rocca/' typed > unknown
  $ riordino merge --lang=en --mode=proposal "$S" -o five.bpmn --decisions=unknown 2>&1 >told | sed 's/.*asked again/asked again/'
  asked again: “Rocca” is not among the Comuni: brenta, pieve, roccabruna, torrealta, valdoro

What was decided on a Comune that is not at hand waits, and another answer can be taken instead

  $ riordino match --lang=en --decisions=decided "$S/pieve.bpmn" "$S/valdoro.bpmn" > told
  riordino: decided: 2 decisions wait: no model here is of brenta
  $ riordino merge -q --mode=proposal "$S" -o five.bpmn --decisions=typed --write-decisions=five
  $ sed -n '/^answer=/,/^$/p' five
  answer=ROCCA Bruna
  #answer=brenta
  #answer=pieve
  #answer=torrealta
  #answer=valdoro
  

Trouble has a file and a line

  $ printf '[step brenta/x]\ncolour=red\n' > wrong
  $ riordino merge --lang=en --mode=proposal "$S" -o no.bpmn --decisions=wrong
  riordino: wrong:2: unknown key “colour”
  [2]
  $ printf 'comune;activity;cases;minutes\nbrenta;Nessuno;1;2\n' > none.csv
  $ riordino merge --lang=en --mode=proposal "$S" -o no.bpmn --effort=none.csv
  riordino: none.csv:2: brenta has no activity “Nessuno”
  [2]
  $ riordino merge --lang=en "$S" -o no.bpmn --effort=none.csv
  riordino: --effort wants --mode=proposal
  riordino: “riordino merge --help” tells how it is used
  [2]
  $ test -e no.bpmn
  [1]

  $ riordino merge --lang=en --mode=core --quorum=6 "$S" -o no.bpmn
  riordino: --quorum=6 is more than the 5 Comuni
  riordino: “riordino merge --help” tells how it is used
  [2]

Hours a year

  $ printf 'brenta;Registrazione al protocollo;1.200;7,5\n' > effort.csv
  $ riordino merge --lang=en --mode=proposal "$S" -o service.bpmn --effort=effort.csv | grep "^all\|^brenta .*\." | tr -s ' '
  brenta 150.0 150.0
  all 150.0 150.0
  $ riordino merge --lang=it --mode=proposal "$S" -o service.bpmn --effort=effort.csv | grep "^pieve *—" | tr -s ' '
  pieve \xe2\x80\x94 \xe2\x80\x94 (esc)
  $ riordino merge --json --mode=proposal "$S" -o service.bpmn --effort=effort.csv > effort.json
  $ grep '"hours[TP]\|"stepsWith\|"today": [1-9]' effort.json | tr -s ' '
   "hoursToday": 150,
   "hoursProposed": 150,
   "stepsWithFigures": 1,
   {"model": 0, "today": 150, "proposed": 150, "withoutFigures": 0},
  $ grep -A 1 '"byStep"' effort.json | grep -c '"hours": 150}'
  1

The page of the workshop says whom the service is for, and knows no network

  $ riordino merge -q --mode=proposal "$S" -o service.bpmn --report=page.html
  $ grep -o '"card": {"whom": [^]]*\]' page.html
  "card": {"whom": ["Cittadino", "Controinteressati", "Chi fa domanda"]
  $ grep -o 'https\?://[^"]*' page.html | sort -u
  http://www.w3.org/2000/svg

Nor the folders of who made it

  $ grep -o '"file": "[^"]*"' page.html | sort -u
  "file": "brenta.bpmn"
  "file": "pieve.bpmn"
  "file": "roccabruna.bpmn"
  "file": "torrealta.bpmn"
  "file": "valdoro.bpmn"
  $ riordino merge -q --lang=en "$S" -o union.bpmn --report=english.html
  $ grep -c '<html lang="en">' english.html
  1

In Italian unless somebody says otherwise

  $ riordino merge -q --mode=proposal "$S" -o servizio.bpmn
  $ grep -c 'name="Servizio associato"\|name="Comune (sportello)"\|name="Unione"' servizio.bpmn
  3

Who does what can be read where an office is at the Comune and at the Unione

  $ riordino show --lang=it servizio.bpmn | grep -o "@ [^›]* › " | sort -u
  @ Comune (sportello) \xe2\x80\xba  (esc)
  @ Unione \xe2\x80\xba  (esc)

What many do

  $ riordino merge --lang=en --mode=core --quorum=4 "$S" -o core.bpmn | head -n 2
  What at least 4 of 5 Comuni do
  It is sound: every case comes to its end

How long to wait is a question where the Comuni wait for different times; the answer brings its time

  $ model() {
  > cat > $1.bpmn <<END
  > <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">
  > <startEvent id="a" name="Domanda presentata"/><sequenceFlow id="f1" sourceRef="a" targetRef="b"/>
  > <task id="b" name="Chiedere le integrazioni"/><sequenceFlow id="f2" sourceRef="b" targetRef="c"/>
  > <intermediateCatchEvent id="c" name="$2"><timerEventDefinition id="t-$1"><timeDuration>$3</timeDuration>
  > </timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f3" sourceRef="c" targetRef="d"/>
  > <task id="d" name="Archiviare la domanda"/><sequenceFlow id="f4" sourceRef="d" targetRef="e"/>
  > <endEvent id="e" name="Domanda archiviata"/></process></definitions>
  > END
  > }
  $ model alba "Attesa di 60 giorni" P60D
  $ model bosco "15 giorni" P15D
  $ riordino merge --lang=en --mode=proposal alba.bpmn bosco.bpmn -o service.bpmn --write-decisions=terms.txt | grep -A 2 'wait for'
    1. «Attesa di 60 giorni»: the Comuni wait for different times: which is it?
       alba: Attesa di 60 giorni
       bosco: 15 giorni
  $ sed -i 's/^#answer=15 giorni/answer=15 giorni/' terms.txt
  $ riordino merge -q --mode=proposal alba.bpmn bosco.bpmn -o service.bpmn --decisions=terms.txt
  $ grep -o 'Event.*name="15 giorni"\|P[0-9]*D' service.bpmn
  Event id="c" name="15 giorni"
  P15D
