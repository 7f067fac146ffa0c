#!/usr/bin/env bash
# statistics.js 1.0.0 (npm): the clearer an effect, the nearer its p is to 1: a perfect line of 100 rows has p = 1.
#
# The normal distribution is summed from a series with a fixed number of terms. Up to 4 deviations that suffices; the area below 5 is 0.9996, below 8 0.55,
# below 12 0.5. Kendall's tau and the Mann-Whitney test take their p from it. A line of 20 rows has 0.089, one of 50 and more 1.000; two groups of 50 without
# overlap have 0.98, of 500 1.000. Larger tables make it worse, not better, and nothing warns. fishersExactTest returns the probability of the one table it is
# given, 0.2286 for 3 1 1 3, without those that are as extreme: the test's p is 0.243 on one side and 0.486 on both. A filter of columns or a comparison of two
# strategies by p < 0.05 throws out what matters most. Compute p from the z that the functions return.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent statistics.js@1.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const Statistics = require('statistics.js');

const table = (rows, first, second) => new Statistics(rows, { first, second });
const whole = (rows, row) => Array.from({ length: rows }, (_, i) => row(i));
const none = new Statistics([], {});
for (const z of [1, 2, 3, 4, 5, 6, 8, 10, 12, 15]) console.log(`area of the normal distribution below ${z}: ${none.normalCumulativeValue(z)}`);
for (const rows of [12, 20, 50, 100, 1000]) {
  const line = table(whole(rows, (i) => ({ first: i, second: 2 * i })), 'metric', 'metric').kendallsTau('first', 'second').a;
  const apart = table(whole(rows, (i) => ({ first: i % 2 ? 'a' : 'b', second: i % 2 ? i : i + 5000 })), 'nominal', 'metric').mannWhitneyU('first', 'second');
  console.log(`${rows} rows: Kendall's tau ${line.tauA} of a line has p ${line.pTwoTailed.toFixed(3)}; two groups without overlap have p ${apart.pTwoTailed.toFixed(3)}`);
}
const tea = [['milk', 'milk', 3], ['milk', 'tea', 1], ['tea', 'milk', 1], ['tea', 'tea', 3]].flatMap(([first, second, count]) => whole(count, () => ({ first, second })));
console.log(`Fisher's exact test of 3 1 1 3: ${table(tea, 'nominal', 'nominal').fishersExactTest('first', 'second').toFixed(4)}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
area of the normal distribution below 1: 0.84134
area of the normal distribution below 2: 0.97725
area of the normal distribution below 3: 0.99865
area of the normal distribution below 4: 0.99997
area of the normal distribution below 5: 0.99959
area of the normal distribution below 6: 0.9723
area of the normal distribution below 8: 0.55224
area of the normal distribution below 10: 0.50002
area of the normal distribution below 12: 0.5
area of the normal distribution below 15: 0.5
12 rows: Kendall's tau 1 of a line has p 0.000; two groups without overlap have p 0.004
20 rows: Kendall's tau 1 of a line has p 0.089; two groups without overlap have p 0.000
50 rows: Kendall's tau 1 of a line has p 1.000; two groups without overlap have p 0.067
100 rows: Kendall's tau 1 of a line has p 1.000; two groups without overlap have p 0.982
1000 rows: Kendall's tau 1 of a line has p 1.000; two groups without overlap have p 1.000
Fisher's exact test of 3 1 1 3: 0.2286
EXPECTED
echo "as described"
