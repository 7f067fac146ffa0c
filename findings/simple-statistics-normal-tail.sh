#!/usr/bin/env bash
# simple-statistics 7.12.1 (npm): the normal distribution ends at 3.09, so no two-sided p value is below 0.002.
#
# cumulativeStdNormalProbability looks z up in the printed table of a textbook: z is rounded to two decimals, the result to four, and every z above 3.09
# has the last entry, 0.999. The documentation mentions a table, not its end. A difference of eight standard deviations has the same p as one of 3.1:
# 0.002 where 1.2e-15 is right. With a level of 0.05 shared among more than 25 comparisons (Bonferroni), or a level of 0.001, nothing is ever rejected, so a
# race of configurations drops none. Ranks of p values are ties. errorFunction of the same package, which the
# documentation names instead, is exact to about 1e-7, which is enough for z up to 4. Use a library that has the upper tail itself.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent simple-statistics@7.12.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { cumulativeStdNormalProbability } = require('simple-statistics');

// Twice the upper tail by the continued fraction of Laplace, exact to more digits than are shown for z above 2.
function right(z) {
  let fraction = z;
  for (let term = 200; term > 0; term--) fraction = z + term / fraction;
  return 2 * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / fraction;
}
for (const z of [2.576, 3.09, 3.5, 4, 5, 8]) {
  console.log(`z ${z}: two-sided p ${(2 * cumulativeStdNormalProbability(-z)).toPrecision(3)}, right ${right(z).toPrecision(3)}; `
    + `rejected at 0.05 / 30: ${2 * cumulativeStdNormalProbability(-z) < 0.05 / 30}, right ${right(z) < 0.05 / 30}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
z 2.576: two-sided p 0.00980, right 0.0100; rejected at 0.05 / 30: false, right false
z 3.09: two-sided p 0.00200, right 0.00200; rejected at 0.05 / 30: false, right false
z 3.5: two-sided p 0.00200, right 0.000465; rejected at 0.05 / 30: false, right true
z 4: two-sided p 0.00200, right 0.0000633; rejected at 0.05 / 30: false, right true
z 5: two-sided p 0.00200, right 5.73e-7; rejected at 0.05 / 30: false, right true
z 8: two-sided p 0.00200, right 1.24e-15; rejected at 0.05 / 30: false, right true
EXPECTED
echo "as described"
