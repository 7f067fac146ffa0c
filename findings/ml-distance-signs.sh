#!/usr/bin/env bash
# ml-distance 5.0.0 (npm): the Canberra distance of negative rows is negative, so the farthest neighbour is the nearest.
#
# Canberra's denominator is the sum of the absolute values; here the values are added first. Between -1 -2 and -9 -2 it is -0.80, less than the -0.05 to a row
# right beside it; between 1 and -1 it is infinite, and sorensen and soergel order neighbours in the same way. Two zeros give 0/0, so equal rows with a 0 have
# the distance NaN; R and SciPy leave such a term out. Standardised columns have both signs, sparse ones have zeros. Euclidean and Manhattan are right, as is
# Canberra for positive numbers. A nearest-neighbour search over the distances of this object compares models with each other's opposite.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-distance@5.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { distance } from 'ml-distance';

const show = (name, a, b) => console.log(`${name}: canberra ${distance.canberra(a, b).toFixed(2)}, clark ${distance.clark(a, b).toFixed(2)}, `
  + `euclidean ${distance.euclidean(a, b).toFixed(2)}`);
show('equal rows with a 0', [1, 0], [1, 0]);
show('-1 -2 and -1.1 -2', [-1, -2], [-1.1, -2]);
show('-1 -2 and -9 -2', [-1, -2], [-9, -2]);
show('1 1 and -1 1', [1, 1], [-1, 1]);
const query = [-1, -2];
const rows = [[-1.1, -2], [-1, -3], [-9, -2], [5, 7]];
const order = (name) => rows.map((row) => [distance[name](query, row), row]).sort((one, other) => one[0] - other[0]).map(([, row]) => row.join(' ')).join(', ');
for (const name of ['canberra', 'sorensen', 'soergel', 'euclidean', 'manhattan']) console.log(`neighbours of -1 -2, nearest first, ${name}: ${order(name)}`);
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
equal rows with a 0: canberra NaN, clark NaN, euclidean 0.00
-1 -2 and -1.1 -2: canberra -0.05, clark 0.05, euclidean 0.10
-1 -2 and -9 -2: canberra -0.80, clark 0.80, euclidean 8.00
1 1 and -1 1: canberra Infinity, clark Infinity, euclidean 2.00
neighbours of -1 -2, nearest first, canberra: -9 -2, -1 -3, -1.1 -2, 5 7
neighbours of -1 -2, nearest first, sorensen: -9 -2, -1 -3, -1.1 -2, 5 7
neighbours of -1 -2, nearest first, soergel: -9 -2, -1 -3, -1.1 -2, 5 7
neighbours of -1 -2, nearest first, euclidean: -1.1 -2, -1 -3, -9 -2, 5 7
neighbours of -1 -2, nearest first, manhattan: -1.1 -2, -1 -3, -9 -2, 5 7
EXPECTED
echo "as described"
