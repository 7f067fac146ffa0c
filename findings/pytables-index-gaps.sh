#!/usr/bin/env bash
# PyTables 3.7.0 (Debian 12, python3-tables), also below pandas 1.5.3: a missing value in an indexed column hides most of the rows that a query asks for.
#
# HDFStore and to_hdf with data_columns index these columns (that is the default), so that read_hdf(where=...) reads only the rows that match. If one of 200,000 rows
# is NaN, a query for values above a limit finds a quarter of them: 1,019 of 4,529 losses above 2, and 18 of 20 such tables lose rows. The same file without an index, or with an index of the
# kind "full", answers right, and so do queries for values below a limit. No message is given. Files of 100,000 rows are right, so a test with a small table does not
# show it. By the documentation of create_index the kinds differ in size and speed, and medium is the default. Issues 282 and 327 of its repository, closed in 2014, are about the first row.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-tables=3.7.0-5 python3-tables-lib=3.7.0-5+b1 python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-dateutil=2.8.2-2 python3-tz \
  python3-packaging=23.0-1 python3-numexpr=2.8.4-1+b2 libhdf5-103-1 libsz2 libaec0 libblosc1 liblzo2-2 libsnappy1v5 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages" LD_LIBRARY_PATH="$dir/packages/usr/lib/x86_64-linux-gnu"
cat > finding.py <<'PROGRAM'
import warnings

import numpy
import pandas
import tables

warnings.simplefilter("error")
assert (tables.__version__, pandas.__version__) == ("3.7.0", "1.5.3")
random = numpy.random.RandomState(1)


def found(loss, condition, **options):
    frame = pandas.DataFrame({"loss": loss})
    frame.to_hdf("runs.h5", "runs", mode="w", format="table", data_columns=["loss"], **options)
    return len(pandas.read_hdf("runs.h5", "runs", where=condition))


def by_tables(loss, kind):
    with tables.open_file("table.h5", "w") as file:
        table = file.create_table("/", "runs", obj=numpy.array([(value,) for value in loss], dtype=[("loss", "f8")]))
        table.cols.loss.create_index(kind=kind)
        return len(table.read_where("loss > 2"))


def losses(rows, gaps):
    loss = random.normal(size=rows)
    loss[random.permutation(rows)[:gaps]] = numpy.nan
    return loss


high, low = "loss > 2", "loss < -2"
for rows, gaps in ((100_000, 1_000), (200_000, 0), (200_000, 1), (200_000, 2), (200_000, 2_000)):
    loss = losses(rows, gaps)
    print(f"{rows} rows, {gaps} missing: {high} finds {found(loss, high)} of {(loss > 2).sum()}, without index {found(loss, high, index=False)}; "
          f"{low} finds {found(loss, low)} of {(loss < -2).sum()}")
print("by PyTables alone: " + ", ".join(f"{kind} {by_tables(loss, kind)}" for kind in ("ultralight", "light", "medium", "full")))
tables_of_20 = [losses(200_000, 1) for _ in range(20)]
print(f"of 20 tables with one missing value at a random place, {sum(found(loss, high) < (loss > 2).sum() for loss in tables_of_20)} lose rows")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
100000 rows, 1000 missing: loss > 2 finds 2257 of 2257, without index 2257; loss < -2 finds 2224 of 2224
200000 rows, 0 missing: loss > 2 finds 4449 of 4449, without index 4449; loss < -2 finds 4616 of 4616
200000 rows, 1 missing: loss > 2 finds 1019 of 4529, without index 4529; loss < -2 finds 4516 of 4516
200000 rows, 2 missing: loss > 2 finds 1058 of 4507, without index 4507; loss < -2 finds 4575 of 4575
200000 rows, 2000 missing: loss > 2 finds 998 of 4449, without index 4449; loss < -2 finds 4479 of 4479
by PyTables alone: ultralight 4449, light 1183, medium 998, full 4449
of 20 tables with one missing value at a random place, 18 lose rows
EXPECTED
echo "as described"
