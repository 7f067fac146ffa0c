#!/usr/bin/env bash
# apparatus 0.0.10 (npm, below natural): a logistic regression is fitted with an intercept and predicts without it.
#
# train puts a column of 1 in front of the features and descends with it, then cuts the intercept off the weights that it keeps. A class that begins at 0 is
# learnt perfectly; the same rows shifted by 1 have an accuracy of 0.51, with 40 of 41 predicted as high, shifted by 10 the other class is always predicted. Of
# 90 common and 10 rare rows that a feature does not tell apart, both classes have the probability 0.50 at 0, and 0.56 and 0.44 at 1: how often a class occurs
# is lost. The weights belong to another model than the one that predicts. A column of ones gets half of the intercept only, since it shares it with the one
# that is cut off. Centre the columns, and do not read the values as probabilities.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent apparatus@0.0.10 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { LogisticRegressionClassifier } = require('apparatus');

for (const [name, shift] of [['x from -1 to 1', 0], ['x from 0 to 2', 1], ['x from 9 to 11', 10]]) {
  const rows = Array.from({ length: 41 }, (_, row) => [-1 + row / 20 + shift, row > 20 ? 'high' : 'low']);
  const model = new LogisticRegressionClassifier();
  for (const [x, label] of rows) model.addExample([x], label);
  model.train();
  const predicted = rows.map(([x]) => model.classify([x]));
  console.log(`${name}: accuracy on its own rows ${(predicted.filter((label, row) => label === rows[row][1]).length / rows.length).toFixed(2)}, `
    + `predicted as high ${predicted.filter((label) => label === 'high').length} of 41, where 20 are`);
}
const model = new LogisticRegressionClassifier();
for (let row = 0; row < 100; row++) model.addExample([row % 2], row < 90 ? 'common' : 'rare');
model.train();
const show = (x) => model.getClassifications([x]).map(({ label, value }) => `${label} ${value.toFixed(2)}`).join(', ');
console.log(`90 common and 10 rare rows, x 0 or 1 in both: at 0 ${show(0)}; at 1 ${show(1)}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
x from -1 to 1: accuracy on its own rows 1.00, predicted as high 20 of 41, where 20 are
x from 0 to 2: accuracy on its own rows 0.51, predicted as high 40 of 41, where 20 are
x from 9 to 11: accuracy on its own rows 0.51, predicted as high 0 of 41, where 20 are
90 common and 10 rare rows, x 0 or 1 in both: at 0 common 0.50, rare 0.50; at 1 common 0.56, rare 0.44
EXPECTED
echo "as described"
