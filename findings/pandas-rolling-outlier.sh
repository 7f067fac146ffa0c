#!/usr/bin/env bash
# pandas 1.5.3 (Debian 12): one large value changes the rolling variance of all later rows, also in windows without it.
#
# rolling(n).var() adds the row that enters a window to a running sum of squares and subtracts the row that leaves. A value of 1e9 leaves its rounding error
# behind: the windows (5, 6, 7) and (1, 2, 3), six or ten thousand rows later, have a variance of 64.75 where 1 is right. After 1e17 the variance is −28.67
# or 3.33: a variance below 0, whose root is missing. Without the outlier the same windows are right, so a feature depends on rows outside its window, and a
# model that is served single windows sees other features than it was trained on. numpy.var of each window is right, and so is rolling(n).apply. There is
# no warning.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-dateutil=2.8.2-2 python3-tz >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import warnings

import numpy
import pandas

warnings.simplefilter("error")
assert pandas.__version__ == "1.5.3", pandas.__version__


def show(name, values):
    series = pandas.Series(values, dtype=float)
    last = len(series) - 1
    window = series.iloc[last - 2:].tolist()
    print(f"{name}: window {window}, rolling variance {series.rolling(3).var()[last]:.2f}, numpy.var {numpy.var(window, ddof=1):.2f}, "
          f"rolling apply {series.rolling(3).apply(lambda part: numpy.var(part, ddof=1))[last]:.2f}")


for outlier in (1e9, 1e17):
    show(f"{outlier:.0e} six rows before", [outlier, 1, 2, 3, 4, 5, 6, 7])
    show(f"{outlier:.0e} 9,996 rows before", [outlier] + [1, 2, 3] * 3332)
show("no outlier", [1, 2, 3, 4, 5, 6, 7])
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
1e+09 six rows before: window [5.0, 6.0, 7.0], rolling variance 64.75, numpy.var 1.00, rolling apply 1.00
1e+09 9,996 rows before: window [1.0, 2.0, 3.0], rolling variance 64.75, numpy.var 1.00, rolling apply 1.00
1e+17 six rows before: window [5.0, 6.0, 7.0], rolling variance -28.67, numpy.var 1.00, rolling apply 1.00
1e+17 9,996 rows before: window [1.0, 2.0, 3.0], rolling variance 3.33, numpy.var 1.00, rolling apply 1.00
no outlier: window [5.0, 6.0, 7.0], rolling variance 1.00, numpy.var 1.00, rolling apply 1.00
EXPECTED
echo "as described"
