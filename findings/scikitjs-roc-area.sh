#!/usr/bin/env bash
# scikitjs 1.24.0 with TensorFlow.js 3.21.0 (npm): the area under the ROC curve of a perfect model is 0.5.
#
# rocAucScore(labels, scores) builds no curve: it takes the pairs of label and score for the corners of a polygon, in the order of the rows, and returns its
# area. Four rows that are separated perfectly have 0.5, a well-known example has 0.375 where 0.75 is right, and the same four rows in reverse order 0.575. A
# constant score has 0.75 or 0.3 by its size, where 0.5 is right. So models are ranked by the order of rows and by the scale of their scores, a search that
# maximises the area chooses a bad one, and these values look possible. The right values below count the
# pairs of a row of either class whose scores are in order, equal scores as half.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent scikitjs@1.24.0 @tensorflow/tfjs@3.21.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const tf = require('@tensorflow/tfjs');
const scikit = require('scikitjs');
scikit.setBackend(tf);

function pairs(labels, scores) {
  let sum = 0, count = 0;
  for (const [i, first] of labels.entries()) {
    for (const [j, second] of labels.entries()) {
      if (first !== 1 || second !== 0) continue;
      sum += scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0;
      count++;
    }
  }
  return sum / count;
}
const cases = [
  [[0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9]],
  [[0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]],
  [[1, 1, 0, 0], [0.8, 0.35, 0.4, 0.1]],
  [[0, 1, 1, 0], [0.5, 0.5, 0.5, 0.5]],
  [[0, 1], [0.3, 0.3]],
];
for (const [labels, scores] of cases) {
  console.log(`labels ${labels}, scores ${scores}: ${scikit.metrics.rocAucScore(labels, scores).toFixed(3)}, right ${pairs(labels, scores).toFixed(3)}`);
}
PROGRAM

node finding.cjs 2>warnings | tee seen
diff seen - <<'EXPECTED'
labels 0,0,1,1, scores 0.1,0.2,0.8,0.9: 0.500, right 1.000
labels 0,0,1,1, scores 0.1,0.4,0.35,0.8: 0.375, right 0.750
labels 1,1,0,0, scores 0.8,0.35,0.4,0.1: 0.575, right 0.750
labels 0,1,1,0, scores 0.5,0.5,0.5,0.5: 0.750, right 0.500
labels 0,1, scores 0.3,0.3: 0.300, right 0.500
EXPECTED
echo "as described"
