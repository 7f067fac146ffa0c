#!/usr/bin/env bash
# Miller 6.6.0 (Debian 12, miller): the slope over times in seconds has the wrong sign, and the correlation is 1.03 or infinite.
#
# stats2 computes linreg-ols, r2 and corr from sums of squares and subtracts them at the end. Over the numbers 0 to 5 a series of six values has the slope 1.69
# and the correlation 0.989. Over the same numbers plus 1,700,000,000, which is a Unix time in seconds, the slope is −0.01: a rise is reported as a fall, with
# an r2 below 0 and a correlation of +Inf. At 100,000,000, the size of a row's id, the values are wrong and look possible: the slope is 2.77. cov and the variance
# of stats1 are right at all sizes, so the data is not too large for the type. A trend over seconds is what logs of training have. Subtracting the first time
# avoids it. The right values do not depend on the offset; they are computed from differences here.
#
# Needs Debian 12's apt and Python 3. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download miller=6.6.0-2+b3 >/dev/null 2>&1
dpkg -x miller*.deb packages
mlr=packages/usr/bin/mlr
cat > series.py <<'PROGRAM'
import sys

offset, values = int(sys.argv[1]), [1.5, 3.5, 4.5, 7.5, 8.0, 10.0]
print("time,loss")
for time, value in enumerate(values):
    print(f"{offset + time},{value}")
centre, mean = 2.5, sum(values) / 6
product = sum((time - centre) * (value - mean) for time, value in enumerate(values))
squares, spread = sum((time - centre) ** 2 for time in range(6)), sum((value - mean) ** 2 for value in values)
print(f"right: slope {product / squares:.4f} r2 {product**2 / squares / spread:.4f} correlation {product / (squares * spread) ** 0.5:.4f} "
      f"covariance {product / 5:.4f}", file=sys.stderr)
PROGRAM

$mlr --version | tee seen
for offset in 0 100000000 1700000000; do
  /usr/bin/python3 series.py $offset >series.csv 2>right
  $mlr --icsv --onidx --ofmt %.4f stats2 -a linreg-ols,r2,corr,cov -f time,loss then cut -x -f time_loss_ols_n series.csv >row
  read -r slope _ r2 correlation covariance <row
  echo "$offset: slope $slope r2 $r2 correlation $correlation covariance $covariance"
done | tee -a seen
tee -a seen <right
diff seen - <<'EXPECTED'
mlr 6.6.0
0: slope 1.6857 r2 0.9783 correlation 0.9891 covariance 5.9000
100000000: slope 2.7656 r2 1.6050 correlation 1.0344 covariance 5.9000
1700000000: slope -0.0108 r2 -0.0063 correlation +Inf covariance 5.9000
right: slope 1.6857 r2 0.9783 correlation 0.9891 covariance 5.9000
EXPECTED
echo "as described"
