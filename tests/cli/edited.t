A merged file that somebody changed in a modeller meanwhile: it is read, told and taken apart as far
as it goes, and what no longer holds is said.

  $ export COLUMNS=
  $ cp "$RIORDINO_SOURCE"/bpmn-samples/accesso-atti/brenta.bpmn "$RIORDINO_SOURCE"/bpmn-samples/accesso-atti/pieve.bpmn .
  $ riordino merge -q brenta.bpmn pieve.bpmn -o merged.bpmn
  $ extract() { riordino extract --lang=en "$1" --comune=brenta -o back.bpmn && riordino diff --lang=en brenta.bpmn brenta=back.bpmn | grep '^  [-+~]' | cut -d, -f1; }
  $ extract merged.bpmn

A renamed step keeps its new name.

  $ sed 's/name="Ricerca dei documenti in archivio" rio:in/name="Ricerca" rio:in/' merged.bpmn > renamed.bpmn
  $ extract renamed.bpmn
  riordino: renamed.bpmn: Activity_0fx1o3a was given the name “Ricerca” after the merge: it keeps it
  riordino: renamed.bpmn: what comes back is no longer what brenta gave: the merged file was changed; “riordino diff” tells how
    ~ user task “Ricerca dei documenti in archivio”: is now called “Ricerca”

A step that is gone takes its flows with it.

  $ sed '/<bpmn:userTask id="Activity_0fx1o3a"/,/<.bpmn:userTask>/d' merged.bpmn > cut.bpmn
  $ extract cut.bpmn 2>&1 | sed 's/Flow_[a-z0-9]*/FLOW/'
  riordino: cut.bpmn: the flow FLOW “” leads nowhere since somebody changed it: left out
  riordino: cut.bpmn: the flow FLOW “” leads nowhere since somebody changed it: left out
  riordino: cut.bpmn: what comes back is no longer what brenta gave: the merged file was changed; “riordino diff” tells how
    - removed: user task “Ricerca dei documenti in archivio”

A step that was added belongs to nobody.

  $ sed 's,<bpmn:userTask id="Activity_0fx1o3a",<bpmn:userTask id="New" name="Controllo"/>&,' merged.bpmn > added.bpmn
  $ extract added.bpmn
  riordino: added.bpmn: New “Controllo” was added after the merge: left out

A step that no longer says whose it is; a Comune that the file no longer knows.

  $ sed '/<rio:origin in="c1" ref="Activity_0fx1o3a"/d' merged.bpmn > orphan.bpmn
  $ extract orphan.bpmn
  riordino: orphan.bpmn: Activity_0fx1o3a “Ricerca dei documenti in archivio” has lost its origin: left out
  riordino: orphan.bpmn: what comes back is no longer what brenta gave: the merged file was changed; “riordino diff” tells how
    - removed: user task “Ricerca dei documenti in archivio”
  $ sed '/<rio:source key="c1"/,/<.rio:source>/d' merged.bpmn > forgotten.bpmn
  $ extract forgotten.bpmn
  riordino: forgotten.bpmn: no Comune “brenta” in this merge; it has: pieve
  [2]
  $ riordino diff --lang=en pieve.bpmn pieve=<(riordino extract forgotten.bpmn --comune=pieve -o -)
  no difference: other ids, another order in the file or another layout at most

All of them can be read and compared with what they were.

  $ for file in renamed cut added orphan forgotten; do
  >   riordino check $file.bpmn > /dev/null; riordino diff --lang=en merged.bpmn $file.bpmn | grep -m 1 '^  [-+~]' | cut -d, -f1
  > done
    ~ user task “Ricerca dei documenti in archivio”: is now called “Ricerca”
    - removed: user task “Ricerca dei documenti in archivio”
    + added: user task “Controllo”
