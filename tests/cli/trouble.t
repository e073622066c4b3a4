Whatever goes wrong is said with the file, the line and what to do; the status is 2.

  $ S="$RIORDINO_SOURCE/bpmn-samples"
  $ cp "$S"/scia-suap/brenta.bpmn "$S"/scia-suap/pieve.bpmn .
  $ BPMN=http://www.omg.org/spec/BPMN/20100524/MODEL

Files that are no model.

  $ : > empty.bpmn
  $ echo 'Gentile Comune' > letter.bpmn
  $ head -c 3000 brenta.bpmn > cut.bpmn
  $ printf '<!DOCTYPE x [<!ENTITY a "b">]>\n<definitions xmlns="%s"/>' $BPMN > doctype.bpmn
  $ printf '<definitions xmlns="%s"/>' $BPMN > nothing.bpmn
  $ head -c 500 /dev/zero > zeroes.bpmn
  $ for file in empty letter cut doctype zeroes; do riordino check --lang=en $file.bpmn; done
  riordino: empty.bpmn:1: the file is empty
  riordino: letter.bpmn:1: broken XML: it does not begin with “<”
  riordino: cut.bpmn:32: broken XML: * (glob)
  riordino: doctype.bpmn:1: a document type declaration (DOCTYPE), which riordino does not read: take it out of the file
  riordino: zeroes.bpmn:1: broken XML: * (glob)
  [2]
  $ riordino check --lang=en nothing.bpmn
  nothing.bpmn:1: warning: model: there is no process with anything in it [no-process]
  1 model: 0 errors, 1 warning, 0 notes
  $ riordino check --lang=en /dev/zero
  riordino: /dev/zero:1: the file has more than [0-9]+ bytes: is this the right file.* (re)
  [2]

Neighbours of BPMN are named, with the way out of them.

  $ printf 'PK\003\004....ModelInfo.xml' > a.bpm
  $ printf 'PK\003\004....visio/document.xml' > a.vsdx
  $ printf 'PK\003\004....' > a.zip
  $ echo '<ADOXML/>' > adonis.xml
  $ echo '<AML/>' > aris.xml
  $ for file in a.bpm a.vsdx a.zip adonis.xml aris.xml; do riordino check --lang=it $file 2>&1 | cut -d, -f1,2; done
  riordino: a.bpm:1: questo è un file di Bizagi Modeler, non BPMN 2.0: aprirlo in Bizagi
  riordino: a.vsdx:1: questo è un disegno di Visio, che non scrive BPMN 2.0: importarlo in un editor BPMN (Bizagi Modeler legge Visio) e da lì esportare in BPMN 2.0
  riordino: a.zip:1: questo è un archivio ZIP, non BPMN 2.0: estrarne il contenuto e usare il file .bpmn che contiene
  riordino: adonis.xml:1: questo è XML di ADONIS, non BPMN 2.0: in ADONIS scegliere l'esportazione in BPMN 2.0 e usare il file che ne esce
  riordino: aris.xml:1: questo è AML di ARIS, non BPMN 2.0: in ARIS aprire il modello

Things that are no file to read.

  $ mkdir folder.bpmn
  $ ln -s loop.bpmn loop.bpmn
  $ riordino check folder.bpmn
  riordino: folder.bpmn: no file *.bpmn in this folder or in those inside it
  [2]
  $ riordino check A=folder.bpmn
  riordino: folder.bpmn: this is a folder
  [2]
  $ riordino check loop.bpmn
  riordino: loop.bpmn: this symbolic link leads to itself
  [2]
  $ riordino check '' ; riordino check Pieve=
  riordino: “” names no file
  riordino: “Pieve=” names no file
  [2]
  $ riordino diff A=- B=- < brenta.bpmn
  riordino: standard input can be read only once
  riordino: “riordino diff --help” tells how it is used
  [2]
  $ riordino diff "$S/scia-suap" brenta.bpmn
  riordino: */scia-suap: one model is wanted here, not a folder (glob)
  riordino: “riordino diff --help” tells how it is used
  [2]
  $ riordino merge "$S" -o out.bpmn
  riordino: models of one service are merged, and these are of “accertamento-imu” and of “accesso-atti”: name the folder of one, or files
  riordino: “riordino merge --help” tells how it is used
  [2]
  $ riordino draw --lang=en "$RIORDINO_SOURCE/bpmn-samples/scia-suap" -o x.svg
  riordino: */scia-suap: one model is wanted here, not a folder (glob)
  riordino: “riordino draw --help” tells how it is used
  [2]

One bad model among good ones, and nothing is written.

  $ riordino merge brenta.bpmn pieve.bpmn cut.bpmn -o out.bpmn 2>&1 | cut -d: -f1-3
  riordino: cut.bpmn:32
  $ riordino merge A=brenta.bpmn A=pieve.bpmn -o out.bpmn
  riordino: brenta.bpmn and pieve.bpmn are both called “A”: give one another name with NAME=FILE
  [2]
  $ riordino draw a.zip -o out.svg 2>/dev/null
  [2]
  $ ls out.*
  ls: cannot access 'out.*': No such file or directory
  [2]

A file named twice, and a model that would be written over.

  $ riordino check brenta.bpmn brenta.bpmn
  riordino: brenta.bpmn is named twice
  [2]
  $ ln -s brenta.bpmn link.bpmn
  $ riordino merge brenta.bpmn pieve.bpmn -o link.bpmn
  riordino: link.bpmn: this is one of the models that are read: name another file to write
  [2]
  $ cmp brenta.bpmn "$S"/scia-suap/brenta.bpmn

Places where nothing can be written; what stood there stays.

  $ riordino draw brenta.bpmn -o folder.bpmn
  riordino: folder.bpmn: this is a folder
  [2]
  $ riordino draw brenta.bpmn -o nowhere/out.svg
  riordino: nowhere/out.svg: there is no such folder to write into
  [2]
  $ riordino draw brenta.bpmn -o brenta.bpmn/out.svg
  riordino: brenta.bpmn/out.svg: a file stands where a folder should
  [2]
  $ echo before > out.svg
  $ (ulimit -f 1; trap '' XFSZ; riordino draw brenta.bpmn -o out.svg)
  riordino: out.svg: * (glob)
  [2]
  $ cat out.svg; ls out.svg*
  before
  out.svg
  $ riordino draw brenta.bpmn -o out.gif
  riordino: out.gif: draw writes .svg, .png, .pdf and .bpmn
  riordino: “riordino draw --help” tells how it is used
  [2]
  $ riordino draw brenta.bpmn -o ''
  riordino: --output wants a name, and got an empty one
  riordino: “riordino draw --help” tells how it is used
  [2]

Help and data that cannot be told are trouble too.

  $ for words in --help --version 'check --help' 'show brenta.bpmn' 'diff brenta.bpmn pieve.bpmn' 'label x'; do
  >   riordino $words > /dev/full
  >   [ $? = 2 ] || echo "riordino $words: not 2"
  > done 2>&1 | uniq -c | sed 's/^ *//'
  6 riordino: standard output: there is no space left

Colours only where they are wanted; a list as long as is wanted.

  $ riordino diff brenta.bpmn pieve.bpmn | grep -c $'\033'
  0
  [1]
  $ NO_COLOR=1 riordino diff --color=always brenta.bpmn pieve.bpmn | grep -q $'\033'
  $ NO_COLOR=1 script -qc 'riordino diff brenta.bpmn pieve.bpmn' /dev/null < /dev/null 2> /dev/null | grep -c $'\033'
  0
  [1]
  $ riordino diff --limit=1 brenta.bpmn pieve.bpmn | tail -n 1
  [0-9]+ more changes (re)
