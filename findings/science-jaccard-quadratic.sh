#!/usr/bin/env bash
# science 1.9.3 (npm): the Jaccard distance is a similarity, so clustering joins opposite rows, and quadratic returns wrong roots.
#
# distance.jaccard counts equal elements and divides by all: 1 for equal rows and 0 for opposite ones, among functions for which 0 is nearest. hcluster joins a
# row with its opposite first, and kmeans assigns a row to the centre that it resembles least. Nor is it the share of common flags: rows that have in common
# only what they lack count as similar. quadratic divides only the root of the discriminant by 2a and not b: the roots of x² − 3x + 2 are 2.5 and 3.5 where 1
# and 2 are right; without a linear term, and with one root, they are right. hamming, braycurtis and the other distances are right. The version is the newest
# one.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent science@1.9.3 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const science = require('science');

const { jaccard, hamming } = science.stats.distance;
const share = (a, b) => 1 - a.filter((value, i) => value && b[i]).length / a.filter((value, i) => value || b[i]).length;
const rows = [[1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 0, 1], [1, 1, 0, 0]];
for (const other of [3, 2, 1]) {
  const found = jaccard(rows[0], rows[other]);
  console.log(`1100 and ${rows[other].join('')}: jaccard ${found}, right ${share(rows[0], rows[other]).toFixed(2)}, hamming ${hamming(rows[0], rows[other])}`);
}

const leaves = (node) => (node.left ? [...leaves(node.left), ...leaves(node.right)] : [node.centroid.join('')]);
function firstJoined(node) {
  if (!node.left.left && !node.right.left) return leaves(node).join(' and ');
  return firstJoined(node.left.left ? node.left : node.right);
}
for (const [name, distance] of [['jaccard', jaccard], ['hamming', hamming]]) {
  console.log(`joined first by ${name}: ${firstJoined(science.stats.hcluster().distance(distance)(rows.slice(0, 3)))}`);
}

const solve = science.quadratic();
for (const [a, b, c, right] of [[1, 0, -1, '-1 1'], [1, -2, 1, '1'], [1, -3, 2, '1 2'], [2, -6, 4, '1 2'], [1, 10, 9, '-9 -1']]) {
  console.log(`roots of ${a}x² + ${b}x + ${c}: ${solve(a, b, c).join(' ')}, right ${right}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
1100 and 1100: jaccard 1, right 0.00, hamming 0
1100 and 1101: jaccard 0.75, right 0.33, hamming 1
1100 and 0011: jaccard 0, right 1.00, hamming 4
joined first by jaccard: 1100 and 0011
joined first by hamming: 1100 and 1101
roots of 1x² + 0x + -1: -1 1, right -1 1
roots of 1x² + -2x + 1: 1, right 1
roots of 1x² + -3x + 2: 2.5 3.5, right 1 2
roots of 2x² + -6x + 4: 5.5 6.5, right 1 2
roots of 1x² + 10x + 9: -14 -6, right -9 -1
EXPECTED
echo "as described"
