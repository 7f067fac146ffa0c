#!/usr/bin/env bash
# statistics.js 1.0.0 (npm): Kendall's tau-b counts values that have ties, not tied pairs, and tau-c reaches 1.24.
#
# tau-b divides by the pairs that are not tied in one column. kendallsTau takes the number of different values among the ties for the number of tied pairs: two
# classes of five against ten ranks have 0.870 where 0.745 is right, ten grades 0.861 where 0.816 is. The more values share a rank, the further off it is.
# tau-c takes 2 for the smaller number of ranks in every table, so that a coefficient whose limits are -1 and 1 is 1.24 for ten grades and 1.28 for five ranks
# without a tie. Without ties tau is right. Columns that are chosen by their coefficient come in another order. Count the pairs, which is two loops.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent statistics.js@1.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const Statistics = require('statistics.js');

function tauB(a, b) {
  let [agree, tiesA, tiesB, pairs] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) {
      agree += Math.sign(a[i] - a[j]) * Math.sign(b[i] - b[j]);
      tiesA += a[i] === a[j];
      tiesB += b[i] === b[j];
      pairs++;
    }
  }
  return agree / Math.sqrt((pairs - tiesA) * (pairs - tiesB));
}
for (const [name, a, b] of [
  ['grades and depths', [1, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 1, 2, 2, 3, 3, 2, 4, 4, 4]],
  ['two classes, one column of ranks', [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ['two classes, opposite ranks', [1, 1, 1, 1, 1, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ['no ties', [1, 2, 3, 4, 5], [2, 1, 3, 4, 5]],
]) {
  const { b: found, c } = new Statistics(a.map((first, row) => ({ first, second: b[row] })), { first: 'ordinal', second: 'ordinal' }).kendallsTau('first', 'second');
  console.log(`${name}: tau-b ${found.tauB.toFixed(3)}, by its definition ${tauB(a, b).toFixed(3)}; tau-c ${c.tauC.toFixed(3)}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
grades and depths: tau-b 0.861, by its definition 0.816; tau-c 1.240
two classes, one column of ranks: tau-b 0.870, by its definition 0.745; tau-c 1.000
two classes, opposite ranks: tau-b -0.870, by its definition -0.745; tau-c -1.000
no ties: tau-b 0.800, by its definition 0.800; tau-c 1.280
EXPECTED
echo "as described"
