#!/usr/bin/env bash
# msgpack-numpy 0.4.8 (Debian 12, python3-msgpack-numpy): a masked array comes back without its mask, with the numbers below it or with 1e20, by the layout in memory.
#
# A masked array is stored as a plain one, so a missing accuracy becomes a number. In an array whose rows are together in memory it is the number below the mask, here 9999:
# the mean of 0.9, missing and 0.8 is 0.85 before and 3,333.57 after. In a transposed array it is the fill value 1e20, since its bytes are made by another function.
# NumPy's own pickle keeps the mask. The README gives the preservation of numerical types as its goal and does not mention masks; nothing is reported.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-msgpack-numpy=0.4.8-1 python3-msgpack=1.0.3-2+b1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import pickle

import msgpack
import msgpack_numpy
import numpy

msgpack_numpy.patch()
row = numpy.ma.array([0.9, 9999.0, 0.8], mask=[False, True, False])
table = numpy.ma.array([[0.9, 9999.0], [0.8, 0.7]], mask=[[False, True], [False, False]])
for name, values in (("row", row), ("table", table), ("transposed table", table.T)):
    back = msgpack.unpackb(msgpack.packb(values))
    kept = pickle.loads(pickle.dumps(values))
    print(f"{name} {values.tolist()}: back {back.tolist()}, mean {values.mean():.4g}, after msgpack {back.mean():.4g}, after pickle {kept.mean():.4g}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
row [0.9, None, 0.8]: back [0.9, 9999.0, 0.8], mean 0.85, after msgpack 3334, after pickle 0.85
table [[0.9, None], [0.8, 0.7]]: back [[0.9, 9999.0], [0.8, 0.7]], mean 0.8, after msgpack 2500, after pickle 0.8
transposed table [[0.9, 0.8], [None, 0.7]]: back [[0.9, 0.8], [1e+20, 0.7]], mean 0.8, after msgpack 2.5e+19, after pickle 0.8
EXPECTED
echo "as described"
