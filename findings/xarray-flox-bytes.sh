#!/usr/bin/env bash
# xarray 2023.01.0 with flox 0.6.7 (Debian 12, python3-xarray and python3-flox): sums by group wrap in small integers if flox is installed.
#
# xarray takes flox for groupby and resample when it finds it, as a faster way to the same result. Sums and products then stay in the type of the
# values: bytes 200 and 100 of a group have the sum 44 where 300 is right, twelve hours of 200 have 96 in place of 2,400, and two times 20,000 in 16 bits are
# -25,536. Without flox, or with use_flox=False, all are right, and so are the mean and the sum over all groups, so that they do not fit together. The script
# of another person gives other numbers on another machine, without a warning. Images, counts and codes are often stored in bytes.
#
# Needs Debian 12's python3-xarray 2023.01.0 and python3-flox 0.6.7. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version} " python3-xarray python3-flox 2>/dev/null)" = "0.6.7-1 2023.01.0-1.1 " ] || { echo "Install python3-xarray 2023.01.0-1.1 and python3-flox 0.6.7-1: apt-get install python3-xarray python3-flox"; exit 1; }
cat > finding.py <<'PROGRAM'
import warnings

import numpy as np
import xarray

warnings.simplefilter("ignore")
group = ("row", ["a", "a", "b", "b", "b"])
tables = {
    "bytes": xarray.DataArray(np.array([200, 100, 250, 250, 1], np.uint8), dims="row", coords={"group": group}),
    "16 bits": xarray.DataArray(np.array([20000, 20000, 5, 5, 5], np.int16), dims="row", coords={"group": group}),
    "doubles": xarray.DataArray(np.array([200.0, 100, 250, 250, 1]), dims="row", coords={"group": group}),
}
hours = xarray.DataArray(np.full(24, 200, np.uint8), dims="time", coords={"time": np.arange("2024-01-01", "2024-01-02", dtype="datetime64[h]")})


def show(title):
    print(title)
    for name, table in tables.items():
        by_group = table.groupby("group")
        print(f"  {name}: sum by group {by_group.sum().values.tolist()}, mean {by_group.mean().values.tolist()}, product {by_group.prod().values.tolist()}, sum of all {table.sum().item()}")
    print(f"  24 hours of 200 in bytes, by 12 hours: {hours.resample(time='12H').sum().values.tolist()}")


show("as installed, with flox")
with xarray.set_options(use_flox=False):
    show("use_flox=False")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
as installed, with flox
  bytes: sum by group [44, 245], mean [150.0, 167.0], product [32, 36], sum of all 801
  16 bits: sum by group [-25536, 15], mean [20000.0, 5.0], product [-31744, 125], sum of all 40015
  doubles: sum by group [300.0, 501.0], mean [150.0, 167.0], product [20000.0, 62500.0], sum of all 801.0
  24 hours of 200 in bytes, by 12 hours: [96, 96]
use_flox=False
  bytes: sum by group [300, 501], mean [150.0, 167.0], product [20000, 62500], sum of all 801
  16 bits: sum by group [40000, 15], mean [20000.0, 5.0], product [400000000, 125], sum of all 40015
  doubles: sum by group [300.0, 501.0], mean [150.0, 167.0], product [20000.0, 62500.0], sum of all 801.0
  24 hours of 200 in bytes, by 12 hours: [2400, 2400]
EXPECTED
echo "as described"
