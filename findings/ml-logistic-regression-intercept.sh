#!/usr/bin/env bash
# ml-logistic-regression 2.0.0 (npm): the model has no intercept, so whether a class can be found depends on the unit of a column.
#
# Every logistic regression that a user compares with (scikit-learn, R, Weka, ML.NET) fits an intercept by default, and this one neither has it nor an option
# nor a word about it. With one column of positive numbers, 10 to 19, and the classes below and above 15, all rows get one class: an accuracy of 0.5 on data
# that a threshold separates. The same numbers minus 15 give 1, and so does a column of ones beside them. Degrees Celsius and kelvin, a year and an age, raw
# and centred columns give other models, so a search that compares preparations finds differences that belong to the origin alone.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-logistic-regression@2.0.0 ml-matrix@6.15.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Matrix } = require('ml-matrix');
const LogisticRegression = require('ml-logistic-regression');

const values = [10, 11, 12, 13, 14, 16, 17, 18, 19, 20];
const labels = values.map((value) => (value > 15 ? 1 : 0));

function show(name, table) {
  const model = new LogisticRegression({ numSteps: 20000, learningRate: 0.001 });
  model.train(new Matrix(table), Matrix.columnVector(labels));
  const predicted = model.predict(new Matrix(table));
  console.log(`${name}: predicted ${predicted.join(' ')}, accuracy ${predicted.filter((label, i) => label === labels[i]).length / labels.length}`);
}
show('10 to 20', values.map((value) => [value]));
show('the same minus 15', values.map((value) => [value - 15]));
show('10 to 20 and a column of ones', values.map((value) => [value, 1]));
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
10 to 20: predicted 1 1 1 1 1 1 1 1 1 1, accuracy 0.5
the same minus 15: predicted 0 0 0 0 0 1 1 1 1 1, accuracy 1
10 to 20 and a column of ones: predicted 0 0 0 0 0 1 1 1 1 1, accuracy 1
EXPECTED
echo "as described"
