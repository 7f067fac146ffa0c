#!/usr/bin/env bash
# netcdfjs 4.0.0 (npm) with SciPy 1.10.1 (Debian 12, python3-scipy): the padding of a NetCDF file is returned as data, and bytes have no sign.
#
# The classic format rounds each variable up to four bytes with fill values. netcdfjs reads to the end of the padding: a dimension of three short numbers has
# four values, the last −32767, and along the unlimited dimension a variable with one short number per record has two, so 0, 10, 20 come back as 0, −32767,
# 10, −32767, 20, −32767. Its own header says 3 and 1. Bytes, which the format defines as signed, are read unsigned: −1 is 255, and quality flags and
# anomalies below zero become the largest. Integers and floats of four bytes are right, so a file looks sound, while columns of bytes and short numbers (the
# packed form of climate data) have other lengths and means, and pairing them with a float column by position mixes rows. SciPy reads what was written.
#
# Needs Node.js 20, npm and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent netcdfjs@4.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > write.py <<'PROGRAM'
from scipy.io import netcdf_file

with netcdf_file("weather.nc", "w") as file:
    file.createDimension("time", None)
    file.createDimension("station", 3)
    file.createVariable("height", "i2", ("station",))[:] = [5, 6, 7]
    file.createVariable("flag", "i1", ("station",))[:] = [-1, 0, 1]
    level = file.createVariable("level", "i2", ("time",))
    temperature = file.createVariable("temperature", "f4", ("time",))
    for i in range(3):
        level[i] = 10 * i
        temperature[i] = i + 0.5
with netcdf_file("weather.nc", mmap=False) as file:
    for name in ("height", "flag", "level", "temperature"):
        print(f"{name}: {file.variables[name].data.tolist()} by SciPy")
PROGRAM
cat > read.cjs <<'PROGRAM'
const fs = require('fs');
const { NetCDFReader } = require('netcdfjs');

const file = new NetCDFReader(fs.readFileSync('weather.nc'));
console.log(`length of the dimension station in the header: ${file.dimensions.find(({ name }) => name === 'station').size}`);
for (const name of ['height', 'flag', 'level', 'temperature']) {
  console.log(`${name}: [${file.getDataVariable(name).flat().join(', ')}] by netcdfjs`);
}
PROGRAM

{ /usr/bin/python3 write.py; node read.cjs; } | tee seen
diff seen - <<'EXPECTED'
height: [5, 6, 7] by SciPy
flag: [-1, 0, 1] by SciPy
level: [0, 10, 20] by SciPy
temperature: [0.5, 1.5, 2.5] by SciPy
length of the dimension station in the header: 3
height: [5, 6, 7, -32767] by netcdfjs
flag: [255, 0, 1, 129] by netcdfjs
level: [0, -32767, 10, -32767, 20, -32767] by netcdfjs
temperature: [0.5, 1.5, 2.5] by netcdfjs
EXPECTED
echo "as described"
