#!/usr/bin/env bash
# Bottleneck 1.3.5 (Debian 12, python3-bottleneck) with NumPy 1.24.2 and pandas 1.5.3: the mean of 40 million ones is 0.419.
#
# nanmean and nanstd are documented as fast versions of NumPy's functions. A column of 32-bit numbers is added one by one in 32 bits, where NumPy adds in pairs:
# from 16,777,216 on another 1 changes nothing. Ten million times 0.1 have the mean 0.1088 and the deviation 0.0086 in place of 0.1 and 0. Sums of 32-bit integers
# wrap: 2,147,483,647 and 1 have the sum −2,147,483,648, in NumPy 2,147,483,648. pandas uses nanstd wherever Bottleneck is installed, so std() of that
# column is 0.0086 on one machine and 0 on another. Data sets for training have columns of 32 bits, and a constant column is found by its deviation of 0.
# Convert to double, or pandas.set_option("compute.use_bottleneck", False).
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-bottleneck=1.3.5+ds1-2+b1 python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-dateutil=2.8.2-2 python3-tz >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import bottleneck, numpy, pandas
assert (bottleneck.__version__, numpy.__version__, pandas.__version__) == ("1.3.5", "1.24.2", "1.5.3")

for value, rows in ((1, 10_000_000), (1, 40_000_000), (0.1, 10_000_000)):
    column = numpy.full(rows, value, "float32")
    print(f"{rows} times {value}: mean {bottleneck.nanmean(column):.4f}, NumPy {numpy.nanmean(column):.4f}; "
          f"deviation {bottleneck.nanstd(column):.4f}, NumPy {numpy.nanstd(column):.4f}")
    with_it = pandas.Series(column).std()
    with pandas.option_context("compute.use_bottleneck", False):
        print(f"  pandas: std with Bottleneck {with_it:.4f}, without {pandas.Series(column).std():.4f}")
counts = numpy.array([2_147_483_647, 1], "int32")
print(f"integers: sum {bottleneck.nansum(counts)}, NumPy {numpy.nansum(counts)}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
10000000 times 1: mean 1.0000, NumPy 1.0000; deviation 0.0000, NumPy 0.0000
  pandas: std with Bottleneck 0.0000, without 0.0000
40000000 times 1: mean 0.4194, NumPy 1.0000; deviation 0.4579, NumPy 0.0000
  pandas: std with Bottleneck 0.4579, without 0.0000
10000000 times 0.1: mean 0.1088, NumPy 0.1000; deviation 0.0086, NumPy 0.0000
  pandas: std with Bottleneck 0.0086, without 0.0000
integers: sum -2147483648, NumPy 2147483648
EXPECTED
echo "as described"
