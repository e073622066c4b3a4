Where the library that paints is here, a picture is an image too

  $ pkg-config --exists librsvg-2.0 cairo-pdf || exit 80
  $ riordino() { "$RIORDINO" "$@"; }
  $ S="$RIORDINO_SOURCE/bpmn-samples/accesso-atti"

An image has the proportions of the drawing

  $ riordino draw "$S/brenta.bpmn" -o brenta.svg
  $ riordino draw "$S/brenta.bpmn" -o brenta.png
  $ head -c 8 brenta.png | od -An -tx1
   89 50 4e 47 0d 0a 1a 0a
  $ of_svg() { grep -o -m 1 "$1=\"[0-9]*" brenta.svg | grep -o '[0-9]*$'; }
  $ of_png() { od -An -tu4 --endian=big -j "$1" -N 4 brenta.png; }
  $ echo $(($(of_svg width) * $(of_png 20) - $(of_svg height) * $(of_png 16)))
  0

So is a PDF

  $ riordino draw "$S/brenta.bpmn" -o brenta.pdf
  $ head -c 5 brenta.pdf; echo
  %PDF-
