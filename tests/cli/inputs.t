How models are named on the command line.

  $ cp "$TESTDIR"/../../bpmn-samples/scia-suap/brenta.bpmn .
  $ mkdir -p unione/scia unione/imu altro
  $ cp brenta.bpmn unione/scia/brenta.bpmn
  $ cp brenta.bpmn unione/scia/pieve.bpmn
  $ cp brenta.bpmn unione/imu/brenta.bpmn
  $ echo nothing > unione/scia/leggimi.txt
  $ cp brenta.bpmn a=b.bpmn
  $ models() { riordino check --json "$@" | grep '"comune"' | grep -o '"comune.*"file": "[^"]*"'; }

A file is called as it is without what follows its last dot, or as one says.

  $ models brenta.bpmn
  "comune": "brenta", "service": "", "file": "brenta.bpmn"
  $ models "San Lazzaro=brenta.bpmn"
  "comune": "San Lazzaro", "service": "", "file": "brenta.bpmn"
  $ LC_ALL=C models Forlì=brenta.bpmn
  "comune": "Forl\xc3\xac", "service": "", "file": "brenta.bpmn" (esc)

A file that exists under the whole name wins.

  $ models a=b.bpmn
  "comune": "a=b", "service": "", "file": "a=b.bpmn"

Standard input wants a name, and can be read only once.

  $ models Pieve=- < brenta.bpmn
  "comune": "Pieve", "service": "", "file": "-"
  $ riordino check - < brenta.bpmn
  riordino: standard input wants a name: NAME=-
  [2]
  $ riordino check A=- B=- < brenta.bpmn
  riordino: standard input can be read only once
  [2]

A folder stands for the models of its services; a service may have no two of one name.

  $ models unione
  "comune": "brenta", "service": "imu", "file": "unione/imu/brenta.bpmn"
  "comune": "brenta", "service": "scia", "file": "unione/scia/brenta.bpmn"
  "comune": "pieve", "service": "scia", "file": "unione/scia/pieve.bpmn"
  $ models unione/scia/
  "comune": "brenta", "service": "scia", "file": "unione/scia/brenta.bpmn"
  "comune": "pieve", "service": "scia", "file": "unione/scia/pieve.bpmn"
  $ riordino check brenta.bpmn unione/imu/brenta.bpmn
  riordino: brenta.bpmn and unione/imu/brenta.bpmn are both called “brenta”: give one another name with NAME=FILE
  [2]
  $ riordino check altro
  riordino: altro: no file *.bpmn in this folder or in those inside it
  [2]

What cannot be read is said of each file; the others are checked.

  $ echo '<a>' > broken.bpmn
  $ riordino check nothing.bpmn brenta.bpmn broken.bpmn 2>&1
  riordino: nothing.bpmn: there is no such file
  riordino: broken.bpmn:1: * (glob)
  1 model: 0 errors, 0 warnings, 0 notes
  riordino: 2 of 3 files could not be read
  [2]
  $ riordino match nothing.bpmn brenta.bpmn broken.bpmn
  riordino: nothing.bpmn: there is no such file
  riordino: broken.bpmn:1: * (glob)
  [2]
  $ riordino check
  riordino: at least 1 argument is wanted: FILE\xe2\x80\xa6 (esc)
  riordino: “riordino check --help” tells how it is used
  [2]

Output that cannot be written is trouble.

  $ riordino check brenta.bpmn > /dev/full
  riordino: standard output: there is no space left
  [2]

Some systems write endings in capitals.

  $ cp brenta.bpmn altro/PIEVE.BPMN
  $ models altro
  "comune": "PIEVE", "service": "altro", "file": "altro/PIEVE.BPMN"
