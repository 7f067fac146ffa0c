#!/usr/bin/env bash
# kmeans-ts 1.0.4 (npm): a list of plain numbers, which the README offers, is put into one cluster whatever the number of clusters.
#
# The distance of a number to a centre is computed from the first element of each, which a number does not have, so every distance is NaN and every row stays with the first
# centre. 1, 2, 3 and 100, 101, 102 in two clusters are six rows of the first, with the centres 51.5 and NaN, after the limit of 10,000 steps. All three ways of choosing
# the first centres do the same. The same numbers as lists of one number each are divided rightly. The README's table gives Array<number> as the first type of the data
# and "can be multi-dimensional". A search for the number of clusters finds no better one than 1.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent kmeans-ts@1.0.4 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { default: kmeans } = require('kmeans-ts');

const numbers = [1, 2, 3, 100, 101, 102];
const inGroups = (indexes) => new Set(indexes.slice(0, 3)).size === 1 && new Set(indexes.slice(3)).size === 1 && indexes[0] !== indexes[5];
for (const [name, start] of [['rows of the table', undefined], ['kmeans', 'kmeans'], ['kmeans++', 'kmeans++']]) {
  const found = kmeans(numbers, 2, start);
  console.log(`numbers, first centres by ${name}: clusters ${found.indexes.join(' ')}, centres ${found.centroids.join(' ')}, steps ${found.iterations}`);
}
const three = kmeans([...numbers, 500], 3, 'kmeans');
console.log(`seven numbers in three clusters: ${three.indexes.join(' ')}`);
const lists = kmeans(numbers.map((number) => [number]), 2, [[1], [100]]);
console.log(`lists of one number: the two groups apart ${inGroups(lists.indexes)}, centres ${lists.centroids.map((centre) => centre[0]).join(' ')}, steps ${lists.iterations}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
numbers, first centres by rows of the table: clusters 0 0 0 0 0 0, centres 51.5 NaN, steps 10000
numbers, first centres by kmeans: clusters 0 0 0 0 0 0, centres 51.5 NaN, steps 10000
numbers, first centres by kmeans++: clusters 0 0 0 0 0 0, centres 51.5 NaN, steps 10000
seven numbers in three clusters: 0 0 0 0 0 0 0
lists of one number: the two groups apart true, centres 2 101, steps 1
EXPECTED
echo "as described"
