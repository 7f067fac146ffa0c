#!/usr/bin/env bash
# ml-pls 4.4.1 (npm): partial least squares with all components does not fit a linear target, and scale: false scales the predictions all the same.
#
# Partial least squares with as many components as columns is least squares. A target that is exactly linear in three columns is predicted as 8.49, 11.54, 8.90
# with three components, where 7, 14, 6 is right and scikit-learn's PLSRegression gives it; R² is 0.58 in place of 1. Rows are multiplied by the loadings, where
# the weights (corrected for the loadings) are the ones that turn rows into scores. The two are equal only for columns without correlation. With scale: false the
# model is fitted to the numbers as they are, but predict multiplies by the deviation of the target and adds its mean: 21.63 where 7 is right. getExplainedVariance
# is the share of the last component alone, 0.586, 0.410, 0.004 for one, two, three components, so that more components explain less.
#
# Needs Node.js 20 and npm, and Debian 12's python3-sklearn for the comparison. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-pls@4.4.1 ml-matrix@6.15.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { PLS } from 'ml-pls';

const rows = [[1, 2, 1], [2, 1, 3], [3, 4, 2], [4, 3, 5], [5, 6, 4], [6, 5, 8]];
const target = rows.map(([a, b, c]) => 2 * a - 3 * b + c + 10);
const mean = target.reduce((sum, y) => sum + y) / target.length;
const squares = (values) => values.reduce((sum, v) => sum + v * v, 0);
console.log(`target: ${target.join(' ')}`);
for (const scale of [true, false]) {
  for (const latentVectors of [1, 2, 3]) {
    const model = new PLS({ latentVectors, scale, tolerance: 1e-12 });
    model.train(rows.map((row) => [...row]), target.map((y) => [y]));
    const predicted = model.predict(rows).to1DArray();
    const rSquared = 1 - squares(target.map((y, i) => y - predicted[i])) / squares(target.map((y) => y - mean));
    console.log(`scale ${scale}, ${latentVectors} components: ${predicted.map((p) => p.toFixed(2)).join(' ')}, R² ${rSquared.toFixed(2)}, explained ${model.getExplainedVariance().toFixed(3)}`);
  }
}
PROGRAM
cat > finding.py <<'PROGRAM'
import numpy as np
from sklearn.cross_decomposition import PLSRegression

rows = np.array([[1, 2, 1], [2, 1, 3], [3, 4, 2], [4, 3, 5], [5, 6, 4], [6, 5, 8]], dtype=float)
target = rows @ [2, -3, 1] + 10
for scale in (True, False):
    print("scikit-learn,", "scaled," if scale else "not scaled,", "3 components:", *(f"{p:.2f}" for p in PLSRegression(3, scale=scale).fit(rows, target).predict(rows).ravel()))
PROGRAM

{ node finding.mjs; /usr/bin/python3 finding.py; } | tee seen
diff seen - <<'EXPECTED'
target: 7 14 6 14 6 15
scale true, 1 components: 5.40 7.45 8.65 11.49 12.69 16.31, R² -0.08, explained 0.586
scale true, 2 components: 9.11 11.30 8.69 11.54 8.93 12.43, R² 0.59, explained 0.410
scale true, 3 components: 8.49 11.54 8.90 11.84 9.20 12.02, R² 0.58, explained 0.004
scale false, 1 components: 24.65 32.72 42.50 54.53 64.32 80.32, R² -115.14, explained 0.959
scale false, 2 components: 16.22 41.27 24.90 59.47 43.09 87.19, R² -100.10, explained 0.040
scale false, 3 components: 21.63 39.58 24.78 57.06 42.25 88.87, R² -100.17, explained 0.001
scikit-learn, scaled, 3 components: 7.00 14.00 6.00 14.00 6.00 15.00
scikit-learn, not scaled, 3 components: 7.00 14.00 6.00 14.00 6.00 15.00
EXPECTED
echo "as described"
