#!/usr/bin/env bash
# ml-cross-validation 1.3.0 (npm): ten folds of 19 rows hold ten rows; the other nine are neither trained on nor tested.
#
# getFolds, by which kFold splits, fills folds of rows / folds rows, rounded downwards, until no row is left. If rows remain for more whole folds than were asked for,
# those folds are cut off, and what is smaller than a fold goes to the last one. 10 rows in 4 folds lose 2, 25 in 10 lose 4, 199 in 100 lose 99. Which rows
# are lost is random, so the accuracy of kFold changes with the draw more than it should, and each model is trained on as few as half of the rows. The
# comment in the source says that the number of rows is preserved, and the README promises k-fold cross-validation. scikit-learn's folds differ by one row
# at most. Use a number of folds that divides the number of rows, or own folds.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-cross-validation@1.3.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { getFolds, kFold } = require('ml-cross-validation');

for (const [rows, folds] of [[10, 5], [11, 5], [10, 4], [19, 10], [25, 10], [199, 100]]) {
  const found = getFolds(Array.from({ length: rows }, (_, row) => [row]), folds);
  const tested = new Set(found.flatMap((fold) => fold.testIndex));
  const trained = new Set(found.flatMap((fold) => fold.trainIndex));
  const sizes = found.map((fold) => fold.testIndex.length);
  console.log(`${rows} rows, ${folds} folds of ${Math.min(...sizes)} to ${Math.max(...sizes)}: tested ${tested.size}, trained on ${trained.size}`);
}

class Majority {
  train(rows) { this.rows = rows.length; }
  predict(rows) { return rows.map(() => 0); }
}
const predictions = kFold(Majority, Array.from({ length: 19 }, (_, row) => [row]), Array(19).fill(0), {}, 10).getTotalCount();
console.log(`kFold of 19 rows with 10 folds: predictions in the confusion matrix ${predictions}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
10 rows, 5 folds of 2 to 2: tested 10, trained on 10
11 rows, 5 folds of 2 to 3: tested 11, trained on 11
10 rows, 4 folds of 2 to 2: tested 8, trained on 8
19 rows, 10 folds of 1 to 1: tested 10, trained on 10
25 rows, 10 folds of 2 to 3: tested 21, trained on 21
199 rows, 100 folds of 1 to 1: tested 100, trained on 100
kFold of 19 rows with 10 folds: predictions in the confusion matrix 10
EXPECTED
echo "as described"
