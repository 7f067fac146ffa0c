#!/usr/bin/env bash
# dataframe-js 1.4.4 (npm): the minimum of a column with an empty field is 0, and so is the maximum of negative numbers.
#
# stat.mean leaves missing values out. stat.min and stat.max convert each value to a number first, and null and an empty text, the form in which fromCSV
# reads an empty field, become 0. Losses of 0.5, missing and 0.7 have the mean 0.6 and the minimum 0; log-likelihoods of −5, missing and −8 have the maximum
# 0. undefined is left out. In an aggregation the group with a failed run has the best loss, and results sorted by it start with that group. The
# documentation of min and max says that they take a numeric column and names no missing values. Removing such rows first avoids it.
# Issue 46 of its repository, a maximum of 0 for negative numbers alone, was fixed in 1.2.8.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent dataframe-js@1.4.4 >npm.log 2>&1 || { cat npm.log; exit 1; }
printf 'model,loss\nnet,0.5\nnet,\nnet,0.7\ntree,0.4\ntree,0.45\n' > runs.csv
cat > finding.cjs <<'PROGRAM'
const { DataFrame } = require('dataframe-js');

function show(name, values) {
  const { stat } = new DataFrame(values.map((loss) => ({ loss })), ['loss']);
  console.log(`${name}: min ${stat.min('loss')}, max ${stat.max('loss')}, mean ${stat.mean('loss')}`);
}
show('complete', [0.5, 0.7]);
show('null', [0.5, null, 0.7]);
show('empty text', ['0.5', '', '0.7']);
show('undefined', [0.5, undefined, 0.7]);
show('below 0', [-5, null, -8]);
DataFrame.fromCSV(`${process.cwd()}/runs.csv`).then((runs) => {
  const best = runs.groupBy('model').aggregate((group) => group.stat.min('loss')).rename('aggregation', 'best').sortBy('best');
  console.log(`best loss by group of a file: ${best.toArray().map((row) => row.join(' ')).join(', ')}`);
});
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
complete: min 0.5, max 0.7, mean 0.6
null: min 0, max 0.7, mean 0.6
empty text: min 0, max 0.7, mean 0.6
undefined: min 0.5, max 0.7, mean 0.6
below 0: min -8, max 0, mean -6.5
best loss by group of a file: net 0, tree 0.4
EXPECTED
echo "as described"
