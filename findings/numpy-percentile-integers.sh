#!/usr/bin/env bash
# NumPy 1.24.2 with pandas 1.5.3 (Debian 12): the 50th percentile of signed whole numbers is not their median and is outside of the data.
#
# percentile and quantile interpolate between two neighbouring values and subtract them in the type of the array. If they are further apart than half of what
# the type holds, the difference wraps: the 50th percentile of the bytes −100 and 100 is 128, larger than both and than any signed byte, where median gives 0.
# The 25th percentile is −114, below the smallest. The same with 16, 32 and 64 bits (sound, differences of ids or times) and in pandas' quantile and describe,
# while its median is right. Only a percentile between two such values is wrong, so a bound for outliers or a bin's edge fails in one fold and not in the
# next. Unsigned numbers are right; a conversion to float avoids it.
#
# Needs Debian 12's apt and python3-numpy 1.24.2. Works in a temporary folder. Fails when the behaviour changes.
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
assert (numpy.__version__, pandas.__version__) == ("1.24.2", "1.5.3"), (numpy.__version__, pandas.__version__)


def show(kind, values):
    array = numpy.array(values, kind)
    series = pandas.Series(array)
    exact = [numpy.percentile(array.astype(float), share) for share in (25, 50)]
    print(f"{kind} {values}: percentiles 25 and 50 are {numpy.percentile(array, 25):.0f} and {numpy.percentile(array, 50):.0f}, "
          f"as decimals {exact[0]:.0f} and {exact[1]:.0f}")
    print(f"  numpy.median {numpy.median(array):.0f}, pandas median {series.median():.0f}, quantile {series.quantile(0.5):.0f}, "
          f"describe {series.describe()['50%']:.0f}")


show("int8", [-100, 100])
show("int8", [-100, -50, 100, 110])
show("int16", [-30000, 30000])
show("int32", [-2000000000, 2000000000])
show("uint8", [0, 200])
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
int8 [-100, 100]: percentiles 25 and 50 are -114 and 128, as decimals -50 and 0
  numpy.median 0, pandas median 0, quantile 128, describe 128
int8 [-100, -50, 100, 110]: percentiles 25 and 50 are -62 and 153, as decimals -62 and 25
  numpy.median 25, pandas median 25, quantile 153, describe 153
int16 [-30000, 30000]: percentiles 25 and 50 are -31384 and 32768, as decimals -15000 and 0
  numpy.median 0, pandas median 0, quantile 32768, describe 32768
int32 [-2000000000, 2000000000]: percentiles 25 and 50 are -2073741824 and 2147483648, as decimals -1000000000 and 0
  numpy.median 0, pandas median 0, quantile 2147483648, describe 2147483648
uint8 [0, 200]: percentiles 25 and 50 are 50 and 100, as decimals 50 and 100
  numpy.median 100, pandas median 100, quantile 100, describe 100
EXPECTED
echo "as described"
