#!/usr/bin/env bash
# ml-performance 0.2.0 (npm): the accuracy is divided by the number of different scores, and the error rate is not a rate.
#
# getMeasure('acc') and ('err') give a value for each threshold. The right and the wrong predictions are divided by the number of distinct scores, which is
# the number of rows only where no two scores are equal. A tree or a nearest-neighbour model that scores eight rows with two values has an accuracy of 4. In
# 'err' a bracket is in the wrong place: false negatives are not divided at all, so error rates above 1 occur even without equal scores, accuracy and error
# rate do not add up to 1, and the threshold with the smallest error is the one with few false negatives: 5 of 8 rows are right at it, where another one has
# 7. The area under the curve is right. Between models, the one with the coarsest scores wins by accuracy.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-performance@0.2.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const Performance = require('ml-performance');

function show(name, scores, labels) {
  const result = new Performance([scores], [labels], { all: true, max: true });
  const accuracies = result.getMeasure('acc');
  const errors = result.getMeasure('err');
  const thresholds = result.getMeasure('threshold');
  const best = errors.indexOf(Math.min(...errors));
  const right = scores.filter((score, i) => (score >= thresholds[best]) === (labels[i] === 1)).length;
  console.log(`${name}: highest accuracy ${Math.max(...accuracies)}, highest error ${Math.max(...errors)}, area ${result.getAURC()}`);
  console.log(`  threshold of the smallest error ${thresholds[best]}: ${right} of ${scores.length} right`);
}
show('eight rows, two scores', [0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1], [1, 1, 1, 1, 0, 0, 0, 0]);
show('eight rows, eight scores', [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2], [1, 1, 1, 0, 0, 0, 1, 0]);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
eight rows, two scores: highest accuracy 4, highest error 4, area 1
  threshold of the smallest error 0.9: 8 of 8 right
eight rows, eight scores: highest accuracy 0.875, highest error 4, area 0.8125
  threshold of the smallest error 0.3: 5 of 8 right
EXPECTED
echo "as described"
