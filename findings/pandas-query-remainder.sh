#!/usr/bin/env bash
# pandas 1.5.3 with numexpr 2.8.4 (Debian 12): which rows query selects depends on whether another package is installed.
#
# DataFrame.query and DataFrame.eval compute with numexpr if it can be imported and with pandas itself otherwise. The two have different remainders of negative
# numbers: −7 % 2 is 1 in Python, NumPy and pandas, and −1 in numexpr, which follows C. query("x % 2 == 1"), the usual way to take odd rows or one fold of
# five by a hash, therefore drops every negative odd number on a machine with numexpr and keeps it on one without. Debian's pandas recommends numexpr,
# a container without recommended packages lacks it, and nothing is printed in either. Plain table.x % 2 is right on both. engine="python" avoids it.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-dateutil=2.8.2-2 python3-tz python3-numexpr=2.8.4-1+b2 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import sys
import warnings

if sys.argv[1] == "without":
    sys.modules["numexpr"] = None  # an import fails, as if it were not installed
import pandas

warnings.simplefilter("error")
assert pandas.__version__ == "1.5.3", pandas.__version__
if sys.argv[1] == "with":
    import numexpr

    assert numexpr.__version__ == "2.8.4", numexpr.__version__
table = pandas.DataFrame({"x": [-7, -6, -5, 5, 6, 7]})
odd, fold = table.query("x % 2 == 1").x.tolist(), table.query("x % 5 == 3").x.tolist()
print(f"{sys.argv[1]} numexpr: x % 2 == 1 selects {odd}, x % 5 == 3 selects {fold}")
print(f"{sys.argv[1]} numexpr: eval of x % 5 {table.eval('x % 5').tolist()}, the column itself {(table.x % 5).tolist()}")
PROGRAM

{ /usr/bin/python3 finding.py without; /usr/bin/python3 finding.py with; } | tee seen
diff seen - <<'EXPECTED'
without numexpr: x % 2 == 1 selects [-7, -5, 5, 7], x % 5 == 3 selects [-7]
without numexpr: eval of x % 5 [3, 4, 0, 0, 1, 2], the column itself [3, 4, 0, 0, 1, 2]
with numexpr: x % 2 == 1 selects [5, 7], x % 5 == 3 selects []
with numexpr: eval of x % 5 [-2, -1, 0, 0, 1, 2], the column itself [3, 4, 0, 0, 1, 2]
EXPECTED
echo "as described"
