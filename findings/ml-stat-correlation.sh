#!/usr/bin/env bash
# ml-stat 1.3.3 (npm): the correlation of two columns is their covariance, and z-scores are not divided by the standard deviation.
#
# matrix.correlation and matrix.zScores call the function for the standard deviations with its arguments in another order than it has, so it returns NaN for
# each column, and a column whose standard deviation is NaN is left as it is. The diagonal of the correlation matrix is the variance instead of 1, and a
# correlation depends on the unit: −26.7 for a length in metres, −26,667 in millimetres, where −0.589 is right for both. A selection of columns by
# their correlation takes those with the largest unit, and columns that were "standardised" to z-scores differ in scale as before, which k-nearest neighbours and
# gradient descent take for importance. Both calls have the table as their only argument, as the names suggest, and no NaN reaches the result.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-stat@1.3.3 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { matrix } = require('ml-stat');

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function covariance(a, b) {
  return a.reduce((sum, value, i) => sum + (value - mean(a)) * (b[i] - mean(b)), 0) / (a.length - 1);
}
const metres = [1, 2, 3, 10];
const weights = [10, 30, 20, 5];
for (const [unit, lengths] of [['m', metres], ['mm', metres.map((value) => 1000 * value)]]) {
  const table = lengths.map((length, i) => [length, weights[i]]);
  const right = covariance(lengths, weights) / Math.sqrt(covariance(lengths, lengths) * covariance(weights, weights));
  const found = matrix.correlation(table);
  console.log(`${unit}: correlation ${found[0][1].toFixed(3)}, right ${right.toFixed(3)}; diagonal ${found[0][0].toFixed(1)} and ${found[1][1].toFixed(1)}, ` +
    `right 1 and 1; covariance ${covariance(lengths, weights).toFixed(3)}`);
  const scores = matrix.zScores(table).map((row) => row[0]);
  console.log(`${unit}: z-scores ${scores.join(' ')}, their standard deviation ${Math.sqrt(covariance(scores, scores)).toFixed(1)}, right 1`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
m: correlation -26.667, right -0.589; diagonal 16.7 and 122.9, right 1 and 1; covariance -26.667
m: z-scores -3 -2 -1 6, their standard deviation 4.1, right 1
mm: correlation -26666.667, right -0.589; diagonal 16666666.7 and 122.9, right 1 and 1; covariance -26666.667
mm: z-scores -3000 -2000 -1000 6000, their standard deviation 4082.5, right 1
EXPECTED
echo "as described"
