#!/usr/bin/env bash
# imbalanced-learn 0.10.0 (Debian 12, python3-imblearn): rows that SMOTE draws between two rows are far outside of them if the table has bytes.
#
# SMOTE adds rows of the rare class on the line between a row and a neighbour. It subtracts the two in the type of the table, and a difference of unsigned
# bytes below 0 wraps to 256 less: between the values 100 and 106 it draws values from 38 to 210. Pixels, ages and small counts are stored in this type, the
# shape, the type and the class counts of the result are right, and nothing is reported; a model learns a rare class that does not exist. Signed whole numbers
# do not wrap but are cut off, so drawn rows are too small by about half a unit: flags that are 0 and 1 in equal parts give rows with a mean of 0.27. As
# decimals the rows are right.
#
# Needs Debian 12's apt, python3-sklearn and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-imblearn=0.10.0-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import warnings

import imblearn
import numpy
from imblearn.over_sampling import SMOTE

assert imblearn.__version__ == "0.10.0", imblearn.__version__
warnings.simplefilter("error")
rare = [100, 101, 102, 103, 104, 105, 106]
common = list(range(40))
labels = [0] * len(common) + [1] * len(rare)
for kind in ("uint8", "int16", "float64"):
    table = numpy.array(common + rare, dtype=kind)[:, None]
    rows, classes = SMOTE(random_state=1).fit_resample(table, labels)
    drawn = rows[len(table):, 0]
    print(f"{kind}: {len(drawn)} rows drawn between 100 and 106, {(drawn > 106).sum() + (drawn < 100).sum()} of them outside; "
          f"smallest {drawn.min():.0f}, largest {drawn.max():.0f}, mean {drawn.mean():.1f}, type {rows.dtype}, classes {numpy.bincount(classes).tolist()}")
flags = numpy.array([[0], [1]] * 5 + [[0], [0]] * 10 + [[1], [1]] * 10)
drawn = {kind: SMOTE(random_state=1, k_neighbors=9).fit_resample(flags.astype(kind), [1] * 10 + [0] * 40)[0][50:] for kind in ("int16", "float64")}
print(f"flags 0 and 1 in equal parts: mean of the drawn rows {drawn['int16'].mean():.2f} as whole numbers, {drawn['float64'].mean():.2f} as decimals")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
uint8: 33 rows drawn between 100 and 106, 14 of them outside; smallest 38, largest 210, mean 110.5, type uint8, classes [40, 40]
int16: 33 rows drawn between 100 and 106, 0 of them outside; smallest 100, largest 105, mean 102.3, type int16, classes [40, 40]
float64: 33 rows drawn between 100 and 106, 0 of them outside; smallest 100, largest 106, mean 102.8, type float64, classes [40, 40]
flags 0 and 1 in equal parts: mean of the drawn rows 0.27 as whole numbers, 0.55 as decimals
EXPECTED
echo "as described"
