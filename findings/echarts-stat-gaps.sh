#!/usr/bin/env bash
# echarts-stat 1.2.0 (npm): the mean and the deviation count missing values as rows, and the line through times a second apart falls where it rises.
#
# statistics.min, max, sum and regression leave out null, NaN and "-", the sign of a missing value in ECharts. mean divides the same sum by the number of all elements: (1, missing, 3) has the mean
# 1.33, where 2 is right. sampleVariance and deviation take this mean and count the gap too: 1.20 where 1.41 is right. So a curve with one gap of three rows is drawn beside a mean that lies
# a third too low. A linear regression over Unix times a second apart has the slope -0.012 where 2 is right, with an intercept of 20 million, since sums of products lose their digits; the same rows from 0
# on are right, as are gaps in it. The README says of mean only that it returns the average of the list.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent echarts-stat@1.2.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { regression, statistics } = require('echarts-stat');

const names = ['sum', 'min', 'max', 'mean', 'sampleVariance', 'deviation'];
for (const [text, values] of [['1, 3', [1, 3]], ['1, null, 3', [1, null, 3]], ['1, NaN, 3', [1, NaN, 3]], ['1, "-", 3', [1, '-', 3]]]) {
  console.log(`${text}: ${names.map((name) => `${name} ${statistics[name](values).toFixed(2)}`).join(', ')}`);
}

const curve = (start) => [0, 1, 2, 3, 4].map((step) => [start + step, 2 * step]);
for (const start of [0, 1700000000]) {
  const { gradient, intercept } = regression('linear', curve(start)).parameter;
  console.log(`five rows from ${start}: slope ${gradient.toFixed(3)}, intercept ${intercept.toFixed(0)}`);
}
const gap = regression('linear', [...curve(0), [5, '-'], [6, 12]]).parameter;
console.log(`with a missing row: slope ${gap.gradient.toFixed(3)}, intercept ${gap.intercept.toFixed(0)}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
1, 3: sum 4.00, min 1.00, max 3.00, mean 2.00, sampleVariance 2.00, deviation 1.41
1, null, 3: sum 4.00, min 1.00, max 3.00, mean 1.33, sampleVariance 1.44, deviation 1.20
1, NaN, 3: sum 4.00, min 1.00, max 3.00, mean 1.33, sampleVariance 1.44, deviation 1.20
1, "-", 3: sum 4.00, min 1.00, max 3.00, mean 1.33, sampleVariance 1.44, deviation 1.20
five rows from 0: slope 2.000, intercept 0
five rows from 1700000000: slope -0.012, intercept 20751957
with a missing row: slope 2.000, intercept 0
EXPECTED
echo "as described"
