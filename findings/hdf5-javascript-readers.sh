#!/usr/bin/env bash
# h5wasm 0.10.3 and jsfive 0.4.2 (npm) with h5py 3.7.0 (Debian 12, python3-h5py): a dataset that cannot be read has numbers, and unwritten rows have none.
#
# h5py compresses with lzf by name, a filter that only h5py brings. h5wasm's library reports that it cannot read such a dataset on the error stream, but
# `value` is an array of the right length and type with whatever was in memory: 2e-308, 0, 5e-324, other numbers at each reading, no exception. A notebook or
# a web page trains on them. jsfive refuses lzf. There, rows that were never written, which HDF5 gives the dataset's fill value, are undefined (in a chunk
# that was partly written they have the fill value), so a sum is NaN, and JSON has null; and 64-bit integers are rounded to doubles: 9007199254740993 is …992,
# two ids become one. h5wasm is right in both. Write gzip, and whole datasets, for readers outside of Python.
#
# Needs Node.js 20, npm and python3-h5py. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent h5wasm@0.10.3 jsfive@0.4.2 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > write.py <<'PROGRAM'
import h5py
import numpy

with h5py.File("table.h5", "w") as file:
    file.create_dataset("packed", data=numpy.arange(1000, 1100.0), chunks=(100,), compression="lzf")
    rows = file.create_dataset("rows", (6,), chunks=(2,), dtype="f8", fillvalue=-1)
    rows[0:3] = [1, 2, 3]
    file["ids"] = numpy.array([2**53, 2**53 + 1])
with h5py.File("table.h5") as file:
    print(f"h5py: packed {file['packed'][:3].tolist()}…, rows {file['rows'][:].tolist()}, ids {file['ids'][:].tolist()}")
PROGRAM
cat > read.mjs <<'PROGRAM'
import fs from 'node:fs';
import * as h5wasm from 'h5wasm/node';
import * as jsfive from 'jsfive';

await h5wasm.ready;
const files = { h5wasm: new h5wasm.File('table.h5', 'r'), jsfive: new jsfive.File(new Uint8Array(fs.readFileSync('table.h5')).buffer, 'table.h5') };
for (const [name, file] of Object.entries(files)) {
  let packed;
  try {
    const values = file.get('packed').value;
    packed = `${values.length} values without an exception, ${values.filter((value, i) => value === 1000 + i).length} of them right`;
  } catch {
    packed = 'an exception';
  }
  const [rows, ids] = ['rows', 'ids'].map((key) => Array.from(file.get(key).value, String).join(', '));
  console.log(`${name}: packed ${packed}; rows ${rows}; ids ${ids}`);
}
PROGRAM

{ /usr/bin/python3 write.py; node read.mjs 2>errors; } | tee seen
diff seen - <<'EXPECTED'
h5py: packed [1000.0, 1001.0, 1002.0]…, rows [1.0, 2.0, 3.0, -1.0, -1.0, -1.0], ids [9007199254740992, 9007199254740993]
h5wasm: packed 100 values without an exception, 0 of them right; rows 1, 2, 3, -1, -1, -1; ids 9007199254740992, 9007199254740993
jsfive: packed an exception; rows 1, 2, 3, -1, undefined, undefined; ids 9007199254740992, 9007199254740992
EXPECTED
echo "as described"
