The same bytes for any number of threads

  $ S="$RIORDINO_SOURCE/bpmn-samples"
  $ same() { for jobs in 1 2 8; do riordino "$@" --jobs=$jobs > told; cat told out.* 2> none | sha256sum; rm -f out.*; done | uniq | wc -l; }
  $ same check --json "$S"
  1
  $ same match --json "$S/scia-suap"
  1
  $ same match --all-pairs --json "$S"
  1
  $ same compare --json "$S/scia-suap"
  1
  $ same duplicates --json "$S"
  1
  $ same merge --mode=proposal "$S/scia-suap" -o out.bpmn --report=out.html --write-decisions=out.ini
  1
  $ same diff --json "$S/scia-suap/brenta.bpmn" "$S/scia-suap/pieve.bpmn"
  1
  $ same draw "$S/scia-suap/brenta.bpmn" -o out.svg
  1
