#!/usr/bin/env bash
# ml-som 0.0.6 (npm): with the method "traverse" the neighbourhood does not shrink for tables of many rows, so a map of more rows is a worse one.
#
# A self-organizing map begins with half of its width as radius, which falls to 1 by the last pass (the time constant is passes / log(radius)). Here the time constant of the method that goes through the rows in order
# is rows / log(radius), while the time is counted in passes: in the last of 20 passes over 1,000 rows the radius of 5 is still 4.85. Each row moves the whole map, so the nodes come together in the
# middle: of values between 0 and 1 the nodes cover 0.31 to 0.73, and the mean distance of a row from its node is 0.16, with 50 rows 0.14, where 0.05 and 0.04 are right. The method "random" is right: its time
# constant is in single rows, like its time. The README describes the methods as the order of the rows only.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-som@0.0.6 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const SOM = require('ml-som');
const random = (seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const side = 10, passes = 20, rate = 0.3;

// The nodes of a map without borders, trained in the order of the rows with a radius that falls to 1.
function byHand(rows) {
  const draw = random(1);
  const nodes = Array.from({ length: side * side }, () => [draw(), draw()]);
  const apart = (a, b) => Math.min(Math.abs(a - b), side - Math.abs(a - b));
  for (let pass = 0; pass < passes; pass++) {
    const radius = (side / 2) * Math.exp((-pass * Math.log(side / 2)) / passes);
    const step = rate * Math.exp(-pass / passes);
    for (const row of rows) {
      const best = nearest(nodes, row);
      nodes.forEach((node, place) => {
        const distance = Math.max(apart(Math.floor(place / side), Math.floor(best / side)), apart(place % side, best % side));
        if (distance < radius) node.forEach((value, column) => { node[column] += step * Math.exp(-distance / (2 * radius)) * (row[column] - value); });
      });
    }
  }
  return nodes;
}

const squared = (node, row) => (node[0] - row[0]) ** 2 + (node[1] - row[1]) ** 2;
const nearest = (nodes, row) => nodes.reduce((best, node, place) => (squared(node, row) < squared(nodes[best], row) ? place : best), 0);
const show = (name, nodes, rows) => {
  const error = rows.reduce((sum, row) => sum + Math.sqrt(squared(nodes[nearest(nodes, row)], row)), 0) / rows.length;
  const first = nodes.map((node) => node[0]);
  console.log(`  ${name}: mean distance ${error.toFixed(2)}, nodes from ${Math.min(...first).toFixed(2)} to ${Math.max(...first).toFixed(2)}`);
};

for (const count of [50, 1000]) {
  const draw = random(2);
  const rows = Array.from({ length: count }, () => [draw(), draw()]);
  console.log(`${count} rows between 0 and 1, a map of 10 by 10, 20 passes`);
  for (const method of ['random', 'traverse']) {
    const map = new SOM(side, side, { fields: 2, iterations: passes, learningRate: rate, method, randomizer: random(1) });
    map.train(rows);
    show(method, map.nodes.flat().map((node) => node.weights), rows);
  }
  show('in order, by hand', byHand(rows), rows);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
50 rows between 0 and 1, a map of 10 by 10, 20 passes
  random: mean distance 0.06, nodes from 0.08 to 0.92
  traverse: mean distance 0.14, nodes from 0.23 to 0.79
  in order, by hand: mean distance 0.04, nodes from 0.07 to 0.97
1000 rows between 0 and 1, a map of 10 by 10, 20 passes
  random: mean distance 0.06, nodes from 0.09 to 0.92
  traverse: mean distance 0.16, nodes from 0.31 to 0.73
  in order, by hand: mean distance 0.05, nodes from 0.11 to 0.92
EXPECTED
echo "as described"
