#!/usr/bin/env bash
# agate 1.6.3 (Debian 12, python3-agate): the median absolute deviation of a column is 0, or close to it, whatever the values are.
#
# MAD sorts the values, takes their distances from the median, and then takes the distance in the middle without sorting again. In the middle of the sorted
# values is the median itself, so the result is 0 for an odd number of rows and half the gap between the two middle values for an even one: 0 for 1, 2, 3, 4,
# 100 where 1 is right, and 0.001 for 1,000 values from a normal distribution with a deviation of 10, where 6.98 is right. A limit of so many MADs from the
# median, which is what the measure is for, calls every row an outlier. agate is the library below csvkit; its deviation, variance and percentiles are right.
#
# Needs Debian 12's python3-agate. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f '${Version}' python3-agate 2>/dev/null)" = 1.6.3-2 ] || { echo "Install python3-agate 1.6.3-2: apt-get install python3-agate"; exit 1; }
cat > finding.py <<'PROGRAM'
import random
from statistics import median, stdev
import agate

random.seed(1)
tables = {
    "1 2 3 4 100": [1, 2, 3, 4, 100],
    "1 to 101": range(1, 102),
    "four times 1, then 50 to 90": [1, 1, 1, 1, 50, 60, 70, 80, 90],
    "1000 normal values": [random.gauss(0, 10) for _ in range(1000)],
}
for name, values in tables.items():
    table = agate.Table([[value] for value in values], ["loss"])
    found = float(table.aggregate(agate.MAD("loss")))
    middle = median(values)
    outliers = sum(abs(value - middle) > 3.5 * found for value in values)
    print(f"{name}: MAD {found:.3f}, right {median(abs(value - middle) for value in values):.3f}; above 3.5 MAD {outliers} of {len(values)}")
    assert abs(float(table.aggregate(agate.StDev("loss"))) - stdev(values)) < 1e-9
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
1 2 3 4 100: MAD 0.000, right 1.000; above 3.5 MAD 4 of 5
1 to 101: MAD 0.000, right 25.000; above 3.5 MAD 100 of 101
four times 1, then 50 to 90: MAD 0.000, right 40.000; above 3.5 MAD 8 of 9
1000 normal values: MAD 0.001, right 6.985; above 3.5 MAD 997 of 1000
EXPECTED
echo "as described"
