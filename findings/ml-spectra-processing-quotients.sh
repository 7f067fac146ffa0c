#!/usr/bin/env bash
# ml-spectra-processing 14.35.1 (npm): matrixPQN does nothing but divide by the norm and returns NaN, a quartile lies far outside of the values.
#
# matrixPQN is documented as probabilistic quotient normalization by Dieterle and others, whose factor is the median of the quotients of a row by the median row. It takes the medians of the
# columns instead, which are 1, and multiplies the rows by them. So a row that differs from the others in one place by ten times stays divided by that place: 1.00 stands beside
# 13.48, where the method gives equal numbers in the other four columns. A table with more rows than columns has NaN in each row after the last column's number: one of six here.
# xyCumulativeDistributionStatistics gives a quartile below the smallest x when the first bin holds more than a quarter: the counts 6, 1, 1, 1, 1 at 10 to 50 have x25 = −25 and
# x50 = 0, where 10 and 10 are right. matrixColumnsCorrelation of Unix times is NaN where the same rows counted from 0 have 0.972. No error is raised.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-spectra-processing@14.35.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { matrixColumnsCorrelation, matrixPQN, xyCumulativeDistributionStatistics } from 'ml-spectra-processing';

const show = (values) => Array.from(values, (value) => value.toFixed(2)).join(' ');
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const table = [[1, 2, 3, 4, 5], [2, 4, 6, 8, 10], [1, 2, 3, 4, 100], [1, 2, 3, 4, 6], [1, 2, 3, 4, 7], [1, 2, 2, 4, 5]];

// The published method: each row divided by the median of its quotients by the median row.
function byQuotients(rows) {
  const normed = rows.map((row) => row.map((value) => (100 * value) / Math.hypot(...row)));
  const reference = normed[0].map((_, column) => median(normed.map((row) => row[column])));
  return normed.map((row) => row.map((value) => value / median(row.map((other, column) => other / reference[column]))));
}

for (const rows of [table.slice(0, 3), table]) {
  const { data, medianOfQuotients } = matrixPQN(rows);
  console.log(`${rows.length} rows, factors: ${show(medianOfQuotients)}`);
  const right = byQuotients(rows);
  data.forEach((row, index) => console.log(`  row ${index}: ${show(row)}; right: ${show(right[index])}`));
}

const { x0, x25, x50, x75 } = xyCumulativeDistributionStatistics({ x: [10, 20, 30, 40, 50], y: [6, 1, 1, 1, 1] });
console.log('counts 6, 1, 1, 1, 1 at 10 to 50: smallest, quartiles:', show([x0, x25, x50, x75]));
for (const start of [0, 1700000000]) {
  console.log(`correlation of five times from ${start}:`, matrixColumnsCorrelation([1, 2, 3, 5, 5].map((loss, row) => [start + row, loss]))[0][1].toFixed(3));
}
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
3 rows, factors: 1.00 1.00 1.00 1.00 1.00
  row 0: 13.48 26.97 40.45 53.94 67.42; right: 13.48 26.97 40.45 53.94 67.42
  row 1: 13.48 26.97 40.45 53.94 67.42; right: 13.48 26.97 40.45 53.94 67.42
  row 2: 1.00 2.00 3.00 3.99 99.85; right: 13.48 26.97 40.45 53.94 1348.40
6 rows, factors: 1.00 1.00 1.00 1.00 1.00
  row 0: 13.48 26.97 40.45 53.94 67.42; right: 12.31 24.62 36.93 49.24 61.55
  row 1: 13.48 26.97 40.45 53.94 67.42; right: 12.31 24.62 36.93 49.24 61.55
  row 2: 1.00 2.00 3.00 3.99 99.85; right: 12.31 24.62 36.93 49.24 1230.91
  row 3: 12.31 24.62 36.93 49.24 73.85; right: 12.31 24.62 36.93 49.24 73.85
  row 4: 11.25 22.50 33.75 45.00 78.76; right: 12.31 24.62 36.93 49.24 86.16
  row 5: NaN NaN NaN NaN NaN; right: 12.31 24.62 24.62 49.24 61.55
counts 6, 1, 1, 1, 1 at 10 to 50: smallest, quartiles: 10.00 -25.00 0.00 25.00
correlation of five times from 0: 0.972
correlation of five times from 1700000000: NaN
EXPECTED
echo "as described"
