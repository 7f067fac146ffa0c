#!/usr/bin/env bash
# wink-statistics 2.1.1 (npm): a histogram of accuracies with one outlier has one bin, which is 1 wide, and without a precision it leaves values out.
#
# If more than a fifth of the bins are empty the histogram is made again with wider bins, which are at least 1 wide whatever the unit and the given precision. 60 accuracies of
# 0.80 to 0.90 and one of 0.10 are one bin from 0.1 to 1.1, and in percent, which only multiplies them by 100, they are seven bins. Without a precision, which the
# documentation calls optional, limits are rounded to whole numbers and the last one can lie below the largest values: of eight values from 0.4 to 1.3 six are counted,
# in a bin from 0 to 1, while size says 8. Nothing is reported.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent wink-statistics@2.1.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { data } = require('wink-statistics');

const show = (name, values, precision) => {
  const found = data.histogram([...values].sort((a, b) => a - b), precision);
  const bins = found.classes.map((bin, index) => `${bin.min} to ${bin.max}: ${found.frequencies[index]}`);
  const counted = found.frequencies.reduce((sum, count) => sum + count, 0);
  console.log(`${name}: ${bins.length} bins (${bins.join(', ')}), counted ${counted} of ${found.size}`);
};
const accuracies = Array.from({ length: 60 }, (_, row) => (80 + (row * 7) % 11) / 100);
show('60 accuracies', accuracies, 2);
show('60 accuracies and 0.1', [...accuracies, 0.1], 2);
show('60 accuracies and 0.1 in percent', [...accuracies, 0.1].map((value) => Math.round(value * 100)), 2);
const losses = [0.4, 0.45, 0.5, 0.6, 0.7, 0.9, 1.1, 1.3];
show('eight losses, precision 2', losses, 2);
show('eight losses, no precision', losses);
show('eight losses times 100, no precision', losses.map((value) => Math.round(value * 100)));
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
60 accuracies: 4 bins (0.8 to 0.83: 22, 0.83 to 0.86: 16, 0.86 to 0.89: 16, 0.89 to 0.92: 6), counted 60 of 60
60 accuracies and 0.1: 1 bins (0.1 to 1.1: 61), counted 61 of 61
60 accuracies and 0.1 in percent: 7 bins (10 to 21.43: 1, 21.43 to 32.86: 0, 32.86 to 44.29: 0, 44.29 to 55.72: 0, 55.72 to 67.15: 0, 67.15 to 78.58: 0, 78.58 to 90.01: 60), counted 61 of 61
eight losses, precision 2: 2 bins (0.4 to 0.99: 6, 0.99 to 1.58: 2), counted 8 of 8
eight losses, no precision: 1 bins (0 to 1: 6), counted 6 of 8
eight losses times 100, no precision: 2 bins (40 to 99: 6, 99 to 158: 2), counted 8 of 8
EXPECTED
echo "as described"
