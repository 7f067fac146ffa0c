#!/usr/bin/env bash
# numpy-groupies 0.9.20 (Debian 12, python3-numpy-groupies): nansum of bytes wraps, where sum, nanmean and numpy.nansum do not.
#
# aggregate with "sum" widens small whole numbers; with "nansum" it adds in their own type. Bytes 200 and 100 in a group have the sum 300 and the nansum 44,
# and two times 20,000 in 16 bits have -25,536. Of booleans, which one sums to count, sum is 2 and nansum True, so a count of correct predictions by group is
# never above 1. cumsum wraps too. nanmean of the same groups is right, so the two do not fit together. There is no NaN in such columns, but a loop over float
# and integer columns takes the nan functions for all. Convert to double first.
#
# Needs Debian 12's python3-numpy-groupies 0.9.20. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" python3-numpy-groupies 2>/dev/null)" = 0.9.20-1 ] || { echo "Install python3-numpy-groupies 0.9.20-1: apt-get install python3-numpy-groupies"; exit 1; }
cat > finding.py <<'PROGRAM'
import numpy as np
import numpy_groupies as npg
from importlib.metadata import version

assert version("numpy_groupies").startswith("0.9.20"), version("numpy_groupies")
groups = np.array([0, 0, 1, 1, 1])
for name, values in (
    ("bytes", np.array([200, 100, 250, 250, 1], dtype=np.uint8)),
    ("16 bits", np.array([20000, 20000, 5, 5, 5], dtype=np.int16)),
    ("true and false", np.array([True, True, True, False, True])),
    ("doubles", np.array([200.0, 100.0, 250.0, 250.0, 1.0])),
):
    found = {f: npg.aggregate(groups, values, func=f).tolist() for f in ("sum", "nansum", "cumsum", "mean", "nanmean") if not (f == "cumsum" and values.dtype == bool)}
    print(f"{name}: {', '.join(f'{f} {result}' for f, result in found.items())}")
    print(f"  numpy.nansum of each group {[int(np.nansum(values[groups == group])) for group in (0, 1)]}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
bytes: sum [300, 501], nansum [44, 245], cumsum [200, 44, 250, 244, 245], mean [150.0, 167.0], nanmean [150.0, 167.0]
  numpy.nansum of each group [300, 501]
16 bits: sum [40000, 15], nansum [-25536, 15], cumsum [20000, -25536, 5, 10, 15], mean [20000.0, 5.0], nanmean [20000.0, 5.0]
  numpy.nansum of each group [40000, 15]
true and false: sum [2, 2], nansum [True, True], mean [1.0, 0.6666666666666666], nanmean [1.0, 0.6666666666666666]
  numpy.nansum of each group [2, 2]
doubles: sum [300.0, 501.0], nansum [300.0, 501.0], cumsum [200.0, 300.0, 250.0, 500.0, 501.0], mean [150.0, 167.0], nanmean [150.0, 167.0]
  numpy.nansum of each group [300, 501]
EXPECTED
echo "as described"
