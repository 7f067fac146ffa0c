#!/usr/bin/env bash
# ml-hclust 4.0.0 (npm): the methods centroid and median join other clusters than those whose centres are nearest.
#
# The update that both use holds for squared distances; agnes gives it Euclidean ones as they are. Of five points a to e the pair c and d has its means 5.00
# apart and ab and c 5.15, yet ab and c are joined, at a height of 4.80, which is no distance between any two means. The tree is abc, abcd, abcde where ab and
# cd is right, and each height above the first is too small: 10.54 in place of 12.29. The method median has the cluster of three at 4.80 above the one of four
# at 4.46. ward2, which squares, and average are right, and agree with SciPy. R asks its users to square the distances for this method; this package computes
# them itself and has no word on it. Use ward2.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-hclust@4.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { agnes } from 'ml-hclust';

const points = [[1, 0], [2, 1], [4, 5], [8, 2], [16, 3]];
const name = (node) => node.isLeaf ? 'abcde'[node.index] : node.children.map(name).sort().join('');
const mean = (rows) => [0, 1].map((column) => rows.reduce((sum, row) => sum + row[column], 0) / rows.length);
const distance = (one, other) => Math.hypot(one[0] - other[0], one[1] - other[1]);
function show(method, centre) {
  const merges = [];
  const walk = (node) => {
    if (node.isLeaf) return [points[node.index]];
    const sides = node.children.map(walk);
    merges.push([node.height, `${node.children.map(name).join('+')} at ${node.height.toFixed(2)}${centre ? ` (means ${distance(mean(sides[0]), mean(sides[1])).toFixed(2)} apart)` : ''}`]);
    return sides.flat();
  };
  walk(agnes(points, { method }));
  console.log(`${method}: ${merges.sort((one, other) => one[0] - other[0]).map(([, text]) => text).join(', ')}`);
}
show('centroid', true);
show('median', false);
show('average', false);
show('ward2', false);

// The definition: join the two clusters whose means are nearest.
let clusters = points.map((point, row) => ['abcde'[row], [point]]);
const merges = [];
while (clusters.length > 1) {
  const pairs = clusters.flatMap((one, i) => clusters.slice(i + 1).map((other) => [distance(mean(one[1]), mean(other[1])), one, other]));
  const [height, one, other] = pairs.sort((a, b) => a[0] - b[0])[0];
  merges.push(`${one[0]}+${other[0]} at ${height.toFixed(2)}`);
  clusters = [...clusters.filter((cluster) => cluster !== one && cluster !== other), [[...one[0], ...other[0]].sort().join(''), [...one[1], ...other[1]]]];
}
console.log(`nearest means: ${merges.join(', ')}`);
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
centroid: b+a at 1.41 (means 1.41 apart), c+ab at 4.80 (means 5.15 apart), d+abc at 4.82 (means 5.67 apart), e+abcd at 10.54 (means 12.29 apart)
median: b+a at 1.41, d+abc at 4.46, c+ab at 4.80, e+abcd at 8.95
average: b+a at 1.41, d+c at 5.00, ab+cd at 5.92, e+abcd at 12.42
ward2: b+a at 1.41, d+c at 5.00, ab+cd at 7.65, e+abcd at 15.55
nearest means: a+b at 1.41, c+d at 5.00, ab+cd at 5.41, e+abcd at 12.29
EXPECTED
echo "as described"
