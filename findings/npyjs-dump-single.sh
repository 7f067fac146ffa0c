#!/usr/bin/env bash
# npyjs 1.2.0 (npm) with NumPy: an array with one decimal or one gap is written in 32 bits, so ids and times beside it become other numbers.
#
# dump of a plain array chooses the type: float32 for every array with a decimal or NaN whose numbers fit into its range, and float64 only beyond 3.4e38. The numbers of
# JavaScript have 64 bits: NumPy reads 123456789.5 as 123456792, the id 16777217 in a column with a gap as 16777216, and two Unix times 1.5 seconds apart as one.
# Without the decimal the same numbers are written as whole numbers, and with Infinity among them as float64; both are right, so one value decides over all others.
# The README says only that the type is inferred. A Float64Array is written as it is.
#
# Needs Node.js 20, npm and Debian 12's python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent npyjs@1.2.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { dump } from 'npyjs';
import { writeFileSync } from 'fs';

const tables = {
  decimals: [0.1, 123456789.5],
  gap: [16777217, NaN, 16777219],
  whole: [16777217, 1733040001],
  times: [1733040001, 1733040002.5],
  infinite: [0.1, Infinity],
};
for (const [name, values] of Object.entries(tables)) writeFileSync(`${name}.npy`, Buffer.from(dump(values, [values.length])));
writeFileSync('doubles.npy', Buffer.from(dump(new Float64Array(tables.decimals), [2])));
for (const [name, values] of Object.entries(tables)) console.log(`${name} written: ${values.join(' ')}`);
PROGRAM
cat > read.py <<'PROGRAM'
import numpy

for name in ("decimals", "gap", "whole", "times", "infinite", "doubles"):
    values = numpy.load(name + ".npy")
    print(f"{name} read by NumPy: {values.dtype}, {' '.join(repr(float(value)) for value in values.ravel())}")
PROGRAM

{ node finding.mjs; /usr/bin/python3 read.py; } | tee seen
diff seen - <<'EXPECTED'
decimals written: 0.1 123456789.5
gap written: 16777217 NaN 16777219
whole written: 16777217 1733040001
times written: 1733040001 1733040002.5
infinite written: 0.1 Infinity
decimals read by NumPy: float32, 0.10000000149011612 123456792.0
gap read by NumPy: float32, 16777216.0 nan 16777220.0
whole read by NumPy: uint32, 16777217.0 1733040001.0
times read by NumPy: float32, 1733040000.0 1733040000.0
infinite read by NumPy: float64, 0.1 inf
doubles read by NumPy: float64, 0.1 123456789.5
EXPECTED
echo "as described"
