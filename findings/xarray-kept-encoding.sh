#!/usr/bin/env bash
# xarray 2023.01.0 (Debian 12, python3-xarray): numbers that were set after reading a file come back as others from the file that is written.
#
# A variable of a netCDF file can be packed: 16 bits and a scale, here 0.01. Read, it is an array of decimals, but it keeps the packing in a hidden `encoding`,
# which to_netcdf uses again. Numbers beyond ±327.67 wrap: 400 is written as −255.36 and 1000 as −310.72, and −9.99 becomes missing, because its code is
# the one for missing values. In memory they are right, the shape and the other rows too, and nothing is reported. How a line is written decides: x[:] = 100 * x
# keeps the packing, 100 * table drops it and writes decimals. Features that are rescaled in place and saved for training are other features.
# encoding = {} before writing avoids it.
#
# Needs Debian 12's apt, python3-scipy and python3-packaging. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-xarray=2023.01.0-1.1 python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-dateutil=2.8.2-2 python3-tz >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import warnings

import numpy
import xarray

warnings.simplefilter("error")
packing = {"x": {"dtype": "int16", "scale_factor": 0.01, "_FillValue": -999}}
xarray.Dataset({"x": ("row", [1.0, 2.0, 3.0, 4.0])}).to_netcdf("given.nc", encoding=packing)


def read(name):
    with xarray.open_dataset(name) as table:
        return table.load()


def rounded(table):
    return numpy.round(table.x.values.astype(float), 2).tolist()


def show(name, table):
    table.to_netcdf("written.nc")
    print(f"{name}: in memory {rounded(table)}, read again {rounded(read('written.nc'))}")


values = [5.0, 400.0, 1000.0, -9.99]
table = read("given.nc")
table.x[:] = values
show("set in place", table)
table = read("given.nc")
table["x"] = ("row", values)
show("replaced", table)
table = read("given.nc")
table.x[:] = 100 * table.x
show("scaled in place", table)
show("scaled", 100 * read("given.nc"))
table = read("given.nc")
table.x[:] = values
table.x.encoding = {}
show("set in place, encoding = {}", table)
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
set in place: in memory [5.0, 400.0, 1000.0, -9.99], read again [5.0, -255.36, -310.72, nan]
replaced: in memory [5.0, 400.0, 1000.0, -9.99], read again [5.0, 400.0, 1000.0, -9.99]
scaled in place: in memory [100.0, 200.0, 300.0, 400.0], read again [100.0, 200.0, 300.0, -255.36]
scaled: in memory [100.0, 200.0, 300.0, 400.0], read again [100.0, 200.0, 300.0, 400.0]
set in place, encoding = {}: in memory [5.0, 400.0, 1000.0, -9.99], read again [5.0, 400.0, 1000.0, -9.99]
EXPECTED
echo "as described"
