#!/usr/bin/env bash
# @mathigon/fermat 1.1.24 (npm): a column's correlation with itself is 1 - 1/rows: 0.5 for two rows, 0.9 for ten.
#
# The covariance is divided by the number of rows, the deviations by that number less one, and correlation divides one by the other. Each coefficient is too
# small by the factor (rows - 1)/rows: a perfect line of five rows has 0.8, five rows with 0.8 have 0.64, and 1 is never reached. covariance(x, x) is not
# variance(x) either. No page says which of the two divisors a function takes. With few rows, such as the goals of a handful of configurations, related and
# unrelated columns look alike; coefficients from different numbers of rows do not compare. Multiply by rows/(rows - 1), or take a library that centres once.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @mathigon/fermat@1.1.24 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { correlation, covariance, variance, stdDev } = require('@mathigon/fermat');

const line = (rows) => Array.from({ length: rows }, (_, row) => row + 1);
for (const rows of [2, 3, 5, 10, 100]) {
  const values = line(rows);
  console.log(`${rows} rows: correlation of a column with itself ${correlation(values, values).toFixed(3)}, with its negative `
    + `${correlation(values, values.map((value) => -value)).toFixed(3)}, variance ${variance(values).toFixed(3)}, `
    + `covariance with itself ${covariance(values, values).toFixed(3)}`);
}
const noisy = [2, 1, 4, 3, 5];
console.log(`1 2 3 4 5 and 2 1 4 3 5: ${correlation(line(5), noisy).toFixed(3)}, by its own deviations and rows - 1 `
  + `${(covariance(line(5), noisy) * 5 / 4 / stdDev(line(5)) / stdDev(noisy)).toFixed(3)}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
2 rows: correlation of a column with itself 0.500, with its negative -0.500, variance 0.500, covariance with itself 0.250
3 rows: correlation of a column with itself 0.667, with its negative -0.667, variance 1.000, covariance with itself 0.667
5 rows: correlation of a column with itself 0.800, with its negative -0.800, variance 2.500, covariance with itself 2.000
10 rows: correlation of a column with itself 0.900, with its negative -0.900, variance 9.167, covariance with itself 8.250
100 rows: correlation of a column with itself 0.990, with its negative -0.990, variance 841.667, covariance with itself 833.250
1 2 3 4 5 and 2 1 4 3 5: 0.640, by its own deviations and rows - 1 0.800
EXPECTED
echo "as described"
