#!/usr/bin/env bash
# dask 2022.12.1 (Debian 12, python3-dask) with pandas 1.5.3: with one missing value the correlation within a group is −24,040.
#
# groupby().corr() and cov() are documented with pandas' own text. The sum of a column is taken over the rows that have it, the sum of products over the rows
# that have both, and the two are subtracted. If one value of twelve is missing, two columns with a correlation of 0.99 have 0.759 in its group if they are
# around 0, −253 around 100 and −24,040 around 1,000. The group without a gap and the table as a whole are right.
# groupby().var() and std() subtract large sums too: seconds since 1970 have the variance 0 where 3.5 is right, because a negative difference is set to 0, and
# the correlation with such a column is infinite. var() of all rows is right. Choosing columns by group ranks them by their gaps, and standardising by group
# divides by 0. apply() with pandas' own functions avoids both.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-dask=2022.12.1+dfsg-2 python3-fsspec=2022.11.0-1 python3-toolz=0.12.0-1 python3-cloudpickle=2.2.0-1 python3-partd=1.3.0-1 \
  python3-locket=1.0.0-1 python3-click=8.1.3-2 python3-yaml=6.0-3+b2 python3-packaging=23.0-1 python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 \
  python3-dateutil=2.8.2-2 python3-tz >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import warnings
warnings.simplefilter("ignore")
import dask, numpy, pandas
from dask.dataframe import from_pandas
assert (dask.__version__, pandas.__version__) == ("2022.12.1+dfsg", "1.5.3")

table = pandas.DataFrame({"group": [1] * 6 + [2] * 6, "x": [1, 2, 3, 4, 5, 6] * 2, "y": [1.0, 2, 3, 4, 5, 7] * 2})
table.loc[8, "y"] = numpy.nan

def between(result):
    return " ".join(f"{result.loc[group].loc['x', 'y']:.3f}" for group in (1, 2))

for offset in (0, 100, 1000):
    shifted = table.assign(x=table.x + offset, y=table.y + offset)
    parts = from_pandas(shifted, npartitions=2)
    print(f"around {offset}: corr {between(parts.groupby('group').corr().compute())}, pandas {between(shifted.groupby('group').corr())}; "
          f"cov {between(parts.groupby('group').cov().compute())}, pandas {between(shifted.groupby('group').cov())}; "
          f"all rows {parts.corr().compute().loc['x', 'y']:.3f}, pandas {shifted.corr().loc['x', 'y']:.3f}")
for offset in (0, 10**8, 1_700_000_000):
    times = table.assign(x=table.x + float(offset))
    parts = from_pandas(times, npartitions=2)
    print(f"times from {offset}: var {parts.groupby('group').x.var().compute().round(3).tolist()}, pandas {times.groupby('group').x.var().tolist()}; "
          f"corr of group 1 {parts.groupby('group').corr().compute().loc[1].loc['x', 'y']:.3f}; all rows {parts.x.var().compute():.3f}, "
          f"pandas {times.x.var():.3f}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
around 0: corr 0.990 0.759, pandas 0.990 0.990; cov 4.000 3.384, pandas 4.000 4.900; all rows 0.990, pandas 0.990
around 100: corr 0.990 -253.090, pandas 0.990 0.990; cov 4.000 -1129.154, pandas 4.000 4.900; all rows 0.990, pandas 0.990
around 1000: corr 0.990 -24039.777, pandas 0.990 0.990; cov 4.000 -107252.619, pandas 4.000 4.900; all rows 0.990, pandas 0.990
times from 0: var [3.5, 3.5], pandas [3.5, 3.5]; corr of group 1 0.990; all rows 3.182, pandas 3.182
times from 100000000: var [3.2, 3.2], pandas [3.5, 3.5]; corr of group 1 1.035; all rows 3.182, pandas 3.182
times from 1700000000: var [0.0, 0.0], pandas [3.5, 3.5]; corr of group 1 inf; all rows 3.182, pandas 3.182
EXPECTED
echo "as described"
