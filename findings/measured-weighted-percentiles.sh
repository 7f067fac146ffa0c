#!/usr/bin/env bash
# measured-core 2.0.0 (npm): weighted percentiles of a histogram are random: the median of 1 to 1,000 is any number from 250 to 993.
#
# A Histogram keeps a sample that prefers recent values: each gets the priority weight / random number, and the largest priorities stay. weightedPercentiles, which the option percentilesMethod
# can choose, is meant to weigh values by their age. It takes the priority as the weight. Its random divisor has no mean, so one of a thousand values can hold half of the weight: in twenty
# histograms of the numbers 1 to 1,000, all recorded at the same time and all kept, the median lies between 250 and 993 and the 0.95 quantile between 827 and 993. The plain method of the same
# histograms has 500.5 and 950.95 each time, and equal ages have equal weights, so both are the same by right. No comment of the function speaks of chance.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent measured-core@2.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Histogram } = require('measured-core');

let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const now = Date.now();
Date.now = () => now;

for (const [name, percentilesMethod] of [['plain', undefined], ['weighted', Histogram.prototype.weightedPercentiles]]) {
  const found = Array.from({ length: 20 }, () => {
    const histogram = new Histogram({ percentilesMethod });
    for (let row = 0; row < 1000; row += 1) histogram.update(1 + ((row * 7) % 1000));
    return histogram.toJSON();
  });
  const range = (key) => {
    const values = found.map((result) => result[key]);
    return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
  };
  console.log(`${name}: median ${range('median')}, 0.75 quantile ${range('p75')}, 0.95 quantile ${range('p95')}, mean ${range('mean')}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
plain: median 500.50 to 500.50, 0.75 quantile 750.75 to 750.75, 0.95 quantile 950.95 to 950.95, mean 500.50 to 500.50
weighted: median 250.00 to 993.00, 0.75 quantile 412.00 to 993.00, 0.95 quantile 827.00 to 993.00, mean 500.50 to 500.50
EXPECTED
echo "as described"
