#!/usr/bin/env bash
# ml-svm 2.1.2 (npm): one constant column makes every prediction −1.
#
# The option whitening, on by default, brings each column to the range 0 to 1 by its minimum and maximum. A column with one value in all training rows is divided by 0, so all its values
# are NaN, and so is every product of two rows: train() stops after ten rounds without a support vector or an exception, and predict() answers −1 for each row, since
# NaN is not above 0. Values from 0 to 19 with a boundary at 10 are put into the right class for 20 of 20 rows; with a column of ones beside them, 10 are right, in a linear
# model and in one with a Gaussian kernel. A column that is constant in one fold only (a rare flag, say) does the same to this fold, whose accuracy is the share of the negative
# class. The README and the comments of the function say nothing of it. The option whitening: false, or a scaler of your own, avoids it.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-svm@2.1.2 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const SVM = require('ml-svm');

const values = Array.from({ length: 20 }, (_, row) => row);
const labels = values.map((value) => (value < 10 ? -1 : 1));
const tables = {
  'one column': values.map((value) => [value]),
  'with a flag': values.map((value) => [value, value % 2]),
  'with a column of ones': values.map((value) => [value, 1]),
};

for (const [kernel, kernelOptions] of [['linear'], ['rbf', { sigma: 0.5 }]]) {
  for (const [name, rows] of Object.entries(tables)) {
    for (const whitening of [true, false]) {
      let state = 1;
      const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
      const model = new SVM({ random, kernel, kernelOptions, whitening });
      model.train(rows, labels);
      const predicted = model.predict(rows);
      const right = predicted.filter((label, row) => label === labels[row]).length;
      console.log(`${kernel}, ${name}, whitening ${whitening}: ${right} of 20 right, predicted ${[...new Set(predicted)].join(' and ')}`);
    }
  }
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
linear, one column, whitening true: 20 of 20 right, predicted -1 and 1
linear, one column, whitening false: 20 of 20 right, predicted -1 and 1
linear, with a flag, whitening true: 20 of 20 right, predicted -1 and 1
linear, with a flag, whitening false: 20 of 20 right, predicted -1 and 1
linear, with a column of ones, whitening true: 10 of 20 right, predicted -1
linear, with a column of ones, whitening false: 20 of 20 right, predicted -1 and 1
rbf, one column, whitening true: 20 of 20 right, predicted -1 and 1
rbf, one column, whitening false: 20 of 20 right, predicted -1 and 1
rbf, with a flag, whitening true: 20 of 20 right, predicted -1 and 1
rbf, with a flag, whitening false: 20 of 20 right, predicted -1 and 1
rbf, with a column of ones, whitening true: 10 of 20 right, predicted -1
rbf, with a column of ones, whitening false: 20 of 20 right, predicted -1 and 1
EXPECTED
echo "as described"
