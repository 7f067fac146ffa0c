#!/usr/bin/env bash
# js-stats 1.0.5 (npm): the p-value of a chi-square test is 0 with one degree of freedom, and with an even number that of another number.
#
# ChiSquareDistribution has one formula for even degrees of freedom and one for odd ones. To see which is needed, the code reads the number with parseInt(df,
# 2), that is as a number in base two. Only 1 is read as itself, so 1 counts as even and everything else as odd. With one degree of freedom, the test of a
# table of two by two, the upper tail is 0 for every value, so each difference between two models is certain; with 2 it is that of 1 (0.0253 in place of
# 0.0821), and with 4, 6, 8 that of 5, 7, 9 (0.2206 in place of 0.1359), so real differences are missed. From 3 on, odd numbers are right. The right values are
# computed here from the closed forms and agree with SciPy's chi2.sf. The package's page lists the distribution without a limit, and nothing is reported.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent js-stats@1.0.5 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { ChiSquareDistribution } = require('js-stats');

// The upper tail: exp(-x / 2), or erfc(sqrt(x / 2)), and a term for every two degrees of freedom above.
function right(x, freedom) {
  const half = x / 2;
  const even = freedom % 2 === 0;
  let tail = even ? Math.exp(-half) : errorTail(Math.sqrt(half));
  let term = even ? tail : Math.exp(-half) / Math.sqrt(Math.PI * half);
  for (let power = even ? 1 : 0.5; power < freedom / 2; power++) tail += term *= half / power;
  return tail;
}

function errorTail(from) {
  const parts = 200000, width = (10 - from) / parts;
  let sum = 0;
  for (let i = 0; i < parts; i++) sum += Math.exp(-((from + (i + 0.5) * width) ** 2));
  return 2 / Math.sqrt(Math.PI) * sum * width;
}

for (let freedom = 1; freedom <= 10; freedom++) {
  const x = freedom + 3;
  const found = 1 - new ChiSquareDistribution(freedom).cumulativeProbability(x);
  const next = right(x, freedom + 1);
  console.log(`${freedom} degrees of freedom, x ${x}: p ${found.toFixed(4)}, right ${right(x, freedom).toFixed(4)}, with one more ${next.toFixed(4)}`);
}
const tails = [0.001, 0.1, 1, 3.84].map((x) => (1 - new ChiSquareDistribution(1).cumulativeProbability(x)).toFixed(4));
console.log(`one degree of freedom, x 0.001 0.1 1 3.84: p ${tails.join(' ')}, right ${[0.001, 0.1, 1, 3.84].map((x) => right(x, 1).toFixed(4)).join(' ')}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
1 degrees of freedom, x 4: p 0.0000, right 0.0455, with one more 0.1353
2 degrees of freedom, x 5: p 0.0253, right 0.0821, with one more 0.1718
3 degrees of freedom, x 6: p 0.1116, right 0.1116, with one more 0.1991
4 degrees of freedom, x 7: p 0.2206, right 0.1359, with one more 0.2206
5 degrees of freedom, x 8: p 0.1562, right 0.1562, with one more 0.2381
6 degrees of freedom, x 9: p 0.2527, right 0.1736, with one more 0.2527
7 degrees of freedom, x 10: p 0.1886, right 0.1886, with one more 0.2650
8 degrees of freedom, x 11: p 0.2757, right 0.2017, with one more 0.2757
9 degrees of freedom, x 12: p 0.2133, right 0.2133, with one more 0.2851
10 degrees of freedom, x 13: p 0.2933, right 0.2237, with one more 0.2933
one degree of freedom, x 0.001 0.1 1 3.84: p 0.0000 0.0000 0.0000 0.0000, right 0.9748 0.7518 0.3173 0.0500
EXPECTED
echo "as described"
