#!/usr/bin/env bash
# ml-levenberg-marquardt 5.1.0 (npm): with weights above 1 the fit returns the initial values.
#
# Weights become 1 / w². The step multiplies the squared gradient by them, but its residuals go through ml-matrix' scale("row"), which divides, and so does
# the sum of squares. With one weight w for all rows the step is w⁴ times the right one, and a single weight must not change a fit: with 2 each step makes the
# error larger, all iterations are used up, and the initial values come back as the result, [1, 1] where [2.37, −0.71] is right; with 0.2 the steps are so
# short that the line is not found in 100 iterations. One row of five with a weight of 3, 5 or 10 also gives back the initial values. Only the returned
# parameterError shows it. The documentation calls weights a "weighting vector".
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-levenberg-marquardt@5.1.0 ml-matrix@6.15.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { levenbergMarquardt } = require('ml-levenberg-marquardt');

const x = [1, 2, 3, 4, 5];
const y = [2.1, 3.9, 6.2, 7.8, 12];

function line(weights) {
  let [s, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  weights.forEach((w, i) => { const v = w * w; s += v; sx += v * x[i]; sy += v * y[i]; sxx += v * x[i] * x[i]; sxy += v * x[i] * y[i]; });
  const slope = (s * sxy - sx * sy) / (s * sxx - sx * sx);
  return [slope, (sy - slope * sx) / s];
}
function show(name, weights) {
  const options = { initialValues: [1, 1], damping: 1, maxIterations: 100, weights };
  const fit = levenbergMarquardt({ x, y }, ([slope, intercept]) => (value) => slope * value + intercept, options);
  const print = (values) => values.map((value) => value.toFixed(2)).join(' ');
  console.log(`${name}: ${print(fit.parameterValues)}, error ${fit.parameterError.toFixed(1)}, iterations ${fit.iterations}; right ${print(line(weights))}`);
}
for (const last of [1, 3, 5, 10]) show(`weight of the last row ${last}`, [1, 1, 1, 1, last]);
for (const all of [0.2, 0.5, 2, 5]) show(`weight of all rows ${all}`, [all, all, all, all, all]);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
weight of the last row 1: 2.37 -0.71, error 1.9, iterations 100; right 2.37 -0.71
weight of the last row 3: 1.00 1.00, error 337.5, iterations 100; right 2.61 -1.18
weight of the last row 5: 1.00 1.00, error 913.5, iterations 100; right 2.64 -1.25
weight of the last row 10: 1.00 1.00, error 3613.5, iterations 100; right 2.65 -1.27
weight of all rows 0.2: 1.20 0.75, error 1.5, iterations 100; right 2.37 -0.71
weight of all rows 0.5: 2.37 -0.71, error 0.5, iterations 100; right 2.37 -0.71
weight of all rows 2: 1.00 1.00, error 198.0, iterations 100; right 2.37 -0.71
weight of all rows 5: 1.00 1.00, error 1237.5, iterations 100; right 2.37 -0.71
EXPECTED
echo "as described"
