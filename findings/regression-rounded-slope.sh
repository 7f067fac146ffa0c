#!/usr/bin/env bash
# regression 2.0.1 (npm): the slope is rounded to two decimals before predictions and R², so a perfect line has the slope 0 and an R² of −5.
#
# The README says that "precision", 2 unless it is set, is the number of significant figures of the output. It is a number of decimals, and it is applied to the
# coefficients first: the intercept is computed from the rounded slope, the points and predict() from both, and r2 from the points. With y in thousandths
# the slope is 0 and r2 −5 where 1 is right, and a slope of 0.004 predicts the same for every x. A slope of 0.0149 is 0.01 and loses a third at x = 1,000. With
# Unix times as x the slope is −0.005 where 2 is right, at any precision, because large products are subtracted.
# Set "precision" to 15 and subtract the mean of x first.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent regression@2.0.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { linear } = require('regression');

function show(name, start, slope, options) {
  const model = linear([0, 1, 2, 3].map((step) => [start + step, 0.001 + slope * step]), options);
  console.log(`${name}: slope ${model.equation[0]}, r2 ${model.r2}, at x + 1000 ${model.predict(start + 1000)[1]}; `
    + `right ${slope}, 1, ${(0.001 + slope * 1000).toFixed(3)}`);
}
show('thousandths', 0, 0.001);
show('a small slope', 0, 0.004);
show('a larger slope', 0, 0.0149);
show('thousandths, precision 15', 0, 0.001, { precision: 15 });
show('Unix times, precision 15', 1700000000, 2, { precision: 15 });
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
thousandths: slope 0, r2 -5, at x + 1000 0; right 0.001, 1, 1.001
a small slope: slope 0, r2 -0.45, at x + 1000 0.01; right 0.004, 1, 4.001
a larger slope: slope 0.01, r2 0.88, at x + 1000 10.01; right 0.0149, 1, 14.901
thousandths, precision 15: slope 0.001, r2 1, at x + 1000 1.001; right 0.001, 1, 1.001
Unix times, precision 15: slope -0.0048828125, r2 -0.004888772964478, at x + 1000 -1.874488281086087; right 2, 1, 2000.001
EXPECTED
echo "as described"
