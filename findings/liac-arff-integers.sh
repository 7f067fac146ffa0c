#!/usr/bin/env bash
# liac-arff 2.5.0 (Debian 12, python3-liac-arff): decimals of an attribute declared INTEGER are cut off.
#
# Weka, which defined the format, treats INTEGER, REAL and NUMERIC alike, and files in the wild declare INTEGER and hold 1.7. SciPy's reader keeps 1.7; this
# one, which OpenML's client uses, gives 1, and 0 for −0.5, without a message. The same file gives another table, another target and another score by reader:
# rates, grades and temperatures are rounded towards zero.
#
# Needs Debian 12's apt and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-liac-arff=2.5.0-3 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import io

import arff
from scipy.io import arff as scipy_arff

text = "@RELATION r\n@ATTRIBUTE grade INTEGER\n@ATTRIBUTE weight NUMERIC\n@DATA\n1.7,1.7\n-0.5,-0.5\n2.99,2.99\n"
print("liac-arff:", [tuple(row) for row in arff.loads(text)["data"]])
print("SciPy:", [tuple(float(value) for value in row) for row in scipy_arff.loadarff(io.StringIO(text))[0]])
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
liac-arff: [(1, 1.7), (0, -0.5), (2, 2.99)]
SciPy: [(1.7, 1.7), (-0.5, -0.5), (2.99, 2.99)]
EXPECTED
echo "as described"
