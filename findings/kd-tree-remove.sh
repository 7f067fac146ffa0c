#!/usr/bin/env bash
# kd-tree-javascript 1.0.3 (npm, 92,000 downloads a month): remove leaves a point in the tree if others share a coordinate with it, and nearest returns it.
#
# The tree is built from the middle of the sorted points, so points with the coordinate of the middle may lie on both sides of it. remove follows equal coordinates to the upper side only; a
# point on the other side is not found, nothing happens and nothing is reported. Of a grid of 100 points 32 stay in the tree, of 100 rows with a grade from 0 to 19 and a
# decimal 16. Who takes each row out before asking for its neighbour (leave one out) gets the row itself for these, at the distance 0, and its label with it. With decimals
# that all differ each removal works, so a test with random points does not show it.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent kd-tree-javascript@1.0.3 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { kdTree } = require('kd-tree-javascript');

let state = 1;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const distance = (a, b) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
const grid = Array.from({ length: 100 }, (_, place) => ({ x: place % 10, y: Math.floor(place / 10) }));
const tables = {
  'grid of 10 by 10': grid,
  'grades from 0 to 19': Array.from({ length: 100 }, () => ({ x: Math.floor(20 * random()), y: random() })),
  'decimals': Array.from({ length: 100 }, () => ({ x: random(), y: random() })),
};

for (const [name, points] of Object.entries(tables)) {
  let left = 0, right = 0, full = 0;
  for (const point of points) {
    const tree = new kdTree(points.slice(), distance, ['x', 'y']);
    tree.remove(point);
    const [nearest, squared] = tree.nearest(point, 1)[0];
    const closest = Math.min(...points.filter((other) => other !== point).map((other) => distance(point, other)));
    left += nearest === point;
    right += squared === closest;
    full += tree.nearest(point, 100).length === 100;
  }
  console.log(`${name}: of 100 points ${left} are their own nearest neighbour after they were removed, ${full} trees still have 100 points; the distance of the nearest is right for ${right}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
grid of 10 by 10: of 100 points 32 are their own nearest neighbour after they were removed, 32 trees still have 100 points; the distance of the nearest is right for 68
grades from 0 to 19: of 100 points 16 are their own nearest neighbour after they were removed, 16 trees still have 100 points; the distance of the nearest is right for 84
decimals: of 100 points 0 are their own nearest neighbour after they were removed, 0 trees still have 100 points; the distance of the nearest is right for 100
EXPECTED
echo "as described"
