#!/usr/bin/env bash
# ml-confusion-matrix 2.0.0 (npm): the false omission rate is the miss rate.
#
# getFalseOmissionRate should be the share of wrong ones among the negative predictions, FN / (FN + TN), which is 1 − the negative predictive value. It
# divides by FN + TP, the definition of the false negative rate. With 1,000 rows and 10 positives, all of them missed, it is 1 in place of 0.01, and a model
# that never says no is as good as one that does so rarely. The class's own getNegativePredictiveValue disagrees: the two add up to 1.99. The method's comment
# names the rate without a formula. A search that limits omissions (screening, spam, faults) rejects the good candidates.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-confusion-matrix@2.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { ConfusionMatrix } = require('ml-confusion-matrix');

function show(counts) {
  const [[, falseNegative], [, trueNegative]] = counts;
  const matrix = new ConfusionMatrix(counts, ['yes', 'no']);
  const omission = matrix.getFalseOmissionRate('yes');
  const sum = omission + matrix.getNegativePredictiveValue('yes');
  console.log(`false omission rate ${omission.toFixed(3)}, by its definition ${(falseNegative / (falseNegative + trueNegative)).toFixed(3)}; ` +
    `false negative rate ${matrix.getFalseNegativeRate('yes').toFixed(3)}; sum with the negative predictive value ${sum.toFixed(3)}`);
}
show([[13, 2], [10, 5]]);
show([[0, 10], [0, 990]]);
show([[5, 5], [2, 988]]);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
false omission rate 0.133, by its definition 0.286; false negative rate 0.133; sum with the negative predictive value 0.848
false omission rate 1.000, by its definition 0.010; false negative rate 1.000; sum with the negative predictive value 1.990
false omission rate 0.500, by its definition 0.005; false negative rate 0.500; sum with the negative predictive value 1.495
EXPECTED
echo "as described"
