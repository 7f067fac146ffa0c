#!/usr/bin/env bash
# ml-spectra-processing 14.35.1 (npm, 1.3 million downloads a month): a histogram of whole numbers has a double first bin and an empty third one.
#
# xHistogram subtracts 2.2e-16 from each value's distance to the minimum, so that one on the edge between two bins goes into the lower one. From a distance of 3 on the subtraction is
# lost to rounding, and the edge goes into the upper bin: of the values 0 to 10, a hundred each in ten bins, the counts are 200 100 0 100 and so on to 200. Divided by four the
# empty bin is the ninth, in hundreds there is none. NumPy counts an edge in the upper bin, the last one excepted: 100 nine times and 200. A curve of epochs,
# ranks or counts gets a gap that is not in the rows. matrixHistogram is the same. The total is right, and the documentation has no word about edges.
#
# Needs Node.js 20, npm and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-spectra-processing@14.35.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { matrixHistogram, xHistogram } from 'ml-spectra-processing';

const values = Array.from({ length: 1100 }, (_, row) => row % 11);
const show = (name, numbers, options) => console.log(`${name}: ${Array.from(xHistogram(numbers, { nbSlots: 10, ...options }).y).join(' ')}`);
show('0 to 10, a hundred each', values);
show('  with the limits 0 and 10', values, { min: 0, max: 10 });
show('  1000 more', values.map((value) => value + 1000));
show('  a fourth', values.map((value) => value / 4));
show('  a hundred times', values.map((value) => value * 100));
show('  10 less', values.map((value) => value - 10));
const matrix = Array.from({ length: 100 }, () => Array.from({ length: 11 }, (_, column) => column));
console.log(`matrixHistogram: ${Array.from(matrixHistogram(matrix, { nbSlots: 10 }).y).join(' ')}`);
PROGRAM
cat > right.py <<'PROGRAM'
import numpy

values = numpy.tile(numpy.arange(11), 100)
for name, numbers in (("as they are", values), ("1000 more", values + 1000), ("a fourth", values / 4), ("a hundred times", values * 100), ("10 less", values - 10)):
    print(f"  by NumPy, {name}:", *numpy.histogram(numbers, 10)[0])
PROGRAM

{ node finding.mjs; /usr/bin/python3 right.py; } | tee seen
diff seen - <<'EXPECTED'
0 to 10, a hundred each: 200 100 0 100 100 100 100 100 100 200
  with the limits 0 and 10: 200 100 0 100 100 100 100 100 100 200
  1000 more: 200 100 0 100 100 100 100 100 100 200
  a fourth: 200 100 100 100 100 100 100 100 0 200
  a hundred times: 100 100 100 100 100 100 100 100 100 200
  10 less: 200 100 0 100 100 100 100 100 100 200
matrixHistogram: 200 100 0 100 100 100 100 100 100 200
  by NumPy, as they are: 100 100 100 100 100 100 100 100 100 200
  by NumPy, 1000 more: 100 100 100 100 100 100 100 100 100 200
  by NumPy, a fourth: 100 100 100 100 100 100 100 100 100 200
  by NumPy, a hundred times: 100 100 100 100 100 100 100 100 100 200
  by NumPy, 10 less: 100 100 100 100 100 100 100 100 100 200
EXPECTED
echo "as described"
