#!/usr/bin/env bash
# rolling-stats 0.2.1 (npm): half of the values that are too old stay in the mean, and the smallest value of all is 0.
#
# The window is a number of values and a duration. When values have expired, calculate removes them in a loop that counts up to the number of values, and
# lowers that number at each removal, so it stops half-way: of ten values of 100 from more than a second ago four stay, and the mean after two new values of 1
# is 67 where 1 is right. The next call removes half of the rest, so a second reading of the same state has another mean. allmin and allmax start at 0 in place
# of the first value: the smallest of 100 and 1 is 0, and so is the largest of −5 and −7; minrate is 0. The package's page describes rolling statistics of
# events, and nothing is reported.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent rolling-stats@0.2.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Stats } = require('rolling-stats');

let now = 0;
const stats = new Stats(100, 1000, () => now);
for (let i = 0; i < 10; i++) {
  now = i * 10;
  stats.point(100);
}
now = 1500;
stats.point(1);
stats.point(1);
for (let reading = 1; reading <= 4; reading++) {
  const found = stats.calculate();
  console.log(`reading ${reading} at ${now} ms: ${found.count} values, sum ${found.sum}, mean ${found.mean}, largest ${found.max}; right: 2, 2, 1, 1`);
}
const first = stats.calculate();
console.log(`of all values: smallest ${first.allmin}, largest ${first.allmax}; right: 1, 100`);

const negative = new Stats(100, 1000, () => now);
negative.point(-5);
negative.point(-7);
const found = negative.calculate();
console.log(`of -5 and -7: smallest ${found.allmin}, largest ${found.allmax}; in the window ${found.min}, ${found.max}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
reading 1 at 1500 ms: 6 values, sum 402, mean 67, largest 100; right: 2, 2, 1, 1
reading 2 at 1500 ms: 3 values, sum 102, mean 34, largest 100; right: 2, 2, 1, 1
reading 3 at 1500 ms: 2 values, sum 2, mean 1, largest 1; right: 2, 2, 1, 1
reading 4 at 1500 ms: 2 values, sum 2, mean 1, largest 1; right: 2, 2, 1, 1
of all values: smallest 0, largest 100; right: 1, 100
of -5 and -7: smallest -7, largest 0; in the window -7, -5
EXPECTED
echo "as described"
