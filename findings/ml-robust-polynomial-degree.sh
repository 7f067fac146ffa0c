#!/usr/bin/env bash
# ml-regression-robust-polynomial 3.0.2 (npm; also in ml-regression 6.3.0): the fitted polynomial has one degree less than asked for, so degree 1 is a constant.
#
# The documentation of the third argument is "polynomial degree", and PolynomialRegression of the same authors takes it so. The robust one has as many
# coefficients as the degree says: with degree 1 a line of 21 points without noise is the constant 5, a single point of it, with degree 2 the line is found,
# and a square becomes a line through two of its points, 32 at x = 3 where 16 is right. R² is NaN for the line and 0.12 for the square, which the asked degree
# fits completely. The example of the README fits a square with degree 3, which does not show it. A comparison of degrees on held-out rows chooses one too
# many, and a model that is written down as quadratic is linear.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-regression-robust-polynomial@3.0.2 ml-regression-polynomial@4.0.0 \
  ml-regression@6.3.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const robust = require('ml-regression-robust-polynomial');
const polynomial = require('ml-regression-polynomial');
const collection = require('ml-regression');

let state = 7;
Math.random = () => (state = state * 48271 % 2147483647) / 2147483647;
const x = Array.from({ length: 21 }, (_, i) => i - 10);
const shapes = { line: (v) => 1 + 2 * v, square: (v) => 1 + 2 * v + v * v };
for (const [name, shape] of Object.entries(shapes)) {
  const y = x.map(shape);
  for (const degree of [1, 2, 3]) {
    const model = new robust.RobustPolynomialRegression(x, y, degree);
    const same = new collection.RobustPolynomialRegression(x, y, degree);
    const plain = new polynomial.PolynomialRegression(x, y, degree);
    console.log(`${name}, degree ${degree}: coefficients ${model.coefficients.length} and ${same.coefficients.length}, plain ${plain.coefficients.length}; `
      + `at 3 ${model.predict(3).toFixed(2)}, plain ${plain.predict(3).toFixed(2)}, right ${shape(3)}; R2 ${model.score(x, y).r2.toFixed(2)}`);
  }
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
line, degree 1: coefficients 1 and 1, plain 2; at 3 5.00, plain 7.00, right 7; R2 NaN
line, degree 2: coefficients 2 and 2, plain 3; at 3 7.00, plain 7.00, right 7; R2 1.00
line, degree 3: coefficients 3 and 3, plain 4; at 3 7.00, plain 7.00, right 7; R2 1.00
square, degree 1: coefficients 1 and 1, plain 2; at 3 9.00, plain 43.67, right 16; R2 NaN
square, degree 2: coefficients 2 and 2, plain 3; at 3 32.00, plain 16.00, right 16; R2 0.12
square, degree 3: coefficients 3 and 3, plain 4; at 3 16.00, plain 16.00, right 16; R2 1.00
EXPECTED
echo "as described"
