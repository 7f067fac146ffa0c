#!/usr/bin/env bash
# gauss 0.2.12 (npm): the sample variance stays what it was when values are pushed, and the sum when an element changes and another statistic is asked for first.
#
# A vector keeps its sum, variance and sample variance together with one copy of its values, and each statistic compares the copy with the values before it is computed.
# push renews the copy without the sample variance: after 1, 2, 3 the sample deviation is 1, and it is still 1 when 100 and 1,000 have been pushed, where 437 is right.
# After v[0] = 100 and a call of variance, which renews the copy too, the sum of 100, 2, 3 is 6 and the mean 2; without the call it is 105. The README shows push and
# says that the sum is updated. sample.mean divides by the number of values minus one: the mean of the accuracies 0.9 and 0.8 is 1.7.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent gauss@0.2.12 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Vector } = require('gauss');

const deviation = (values) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};
const losses = new Vector([1, 2, 3]);
for (const next of [undefined, 100, 1000]) {
  if (next !== undefined) losses.push(next);
  console.log(`pushed ${losses}: sample.stdev ${losses.sample.stdev()}, right ${deviation([...losses]).toFixed(1)}; mean ${losses.mean().toFixed(1)}`);
}
console.log(`  a new vector of the same values: sample.stdev ${new Vector([...losses]).sample.stdev().toFixed(1)}`);

for (const ask of ['nothing', 'variance', 'product']) {
  const values = new Vector([1, 2, 3]);
  values.sum();
  values[0] = 100;
  if (ask !== 'nothing') values[ask]();
  console.log(`set the first of 1,2,3 to 100 and ask for ${ask}: sum ${values.sum()}, mean ${values.mean()}, right 105 and 35`);
}

const accuracies = new Vector([0.9, 0.8]);
console.log(`accuracies 0.9 and 0.8: mean ${accuracies.mean().toFixed(2)}, sample.mean ${accuracies.sample.mean().toFixed(2)}, right 0.85`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
pushed 1,2,3: sample.stdev 1, right 1.0; mean 2.0
pushed 1,2,3,100: sample.stdev 1, right 49.0; mean 26.5
pushed 1,2,3,100,1000: sample.stdev 1, right 437.4; mean 221.2
  a new vector of the same values: sample.stdev 437.4
set the first of 1,2,3 to 100 and ask for nothing: sum 105, mean 35, right 105 and 35
set the first of 1,2,3 to 100 and ask for variance: sum 6, mean 2, right 105 and 35
set the first of 1,2,3 to 100 and ask for product: sum 6, mean 2, right 105 and 35
accuracies 0.9 and 0.8: mean 0.85, sample.mean 1.70, right 0.85
EXPECTED
echo "as described"
