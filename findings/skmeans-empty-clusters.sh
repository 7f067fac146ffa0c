#!/usr/bin/env bash
# skmeans 0.11.3 (npm): the k-means++ start never takes the row that is farthest away, and an empty cluster has its centre at 0.
#
# The start "kmpp" sorts the rows by their probability and adds up, and its loop ends one row early, so the last row, which has the largest probability, cannot
# be drawn. Of two rows both starts are the same one in 200 of 200 runs, and both rows are in one cluster. In a cluster without rows, 0 divided by 0 is
# replaced by 0, so its centre is the point 0, however far from all data, and test assigns new rows to it: with two equal starts, 1000 and 1001 are one
# cluster, 2000 and 2001 another, and 100 is in the third, the one without rows. The default start draws rows with their repeats: of 16 rows in three places
# 177 of 200 runs have a centre at 0; one start in each place is right. The package's page says that kmpp is k-means++, and nothing is reported.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent skmeans@0.11.3 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const skmeans = require('skmeans');

let state = 7919;
Math.random = () => (state = state * 48271 % 2147483647) / 2147483647;

function show(name, rows, clusters, start) {
  let empty = 0, zero = 0;
  for (let run = 0; run < 200; run++) {
    const found = skmeans(rows, clusters, start);
    if (new Set(found.idxs).size < clusters) empty++;
    if (found.centroids.some((centre) => centre.every((value) => value === 0))) zero++;
  }
  console.log(`${name}, start ${start ?? 'by default'}: of 200 runs ${empty} with an empty cluster, ${zero} with a centre at 0`);
}

const two = [[1000, 10], [2000, 20]];
const places = [...Array(10).fill([1000, 10]), ...Array(5).fill([1100, 5]), [1200, 30]];
for (const start of [undefined, 'kmpp']) {
  show('two rows', two, 2, start);
  show('16 rows in three places', places, 3, start);
}
const given = skmeans(places, 3, [[1000, 10], [1100, 5], [1200, 30]]);
console.log(`one start in each place: centres ${given.centroids.join(' | ')}`);

const found = skmeans([1000, 1001, 2000, 2001], 3, [1000, 1000, 2000]);
console.log('1000 1001 2000 2001 with the starts 1000 1000 2000:');
console.log(`clusters ${found.idxs.join(' ')}, centres ${found.centroids.join(' ')}, the cluster of 100 is ${found.test(100).idx}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
two rows, start by default: of 200 runs 0 with an empty cluster, 0 with a centre at 0
16 rows in three places, start by default: of 200 runs 177 with an empty cluster, 177 with a centre at 0
two rows, start kmpp: of 200 runs 200 with an empty cluster, 200 with a centre at 0
16 rows in three places, start kmpp: of 200 runs 187 with an empty cluster, 187 with a centre at 0
one start in each place: centres 1000,10 | 1100,5 | 1200,30
1000 1001 2000 2001 with the starts 1000 1000 2000:
clusters 1 1 2 2, centres 0 1000.5 2000.5, the cluster of 100 is 0
EXPECTED
echo "as described"
