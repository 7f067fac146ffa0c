#!/usr/bin/env bash
# ml-pca 4.1.1 (npm): with NIPALS two components explain 100 % of any table, and eigenvalues grow with the number of rows.
#
# The methods SVD, covarianceMatrix and NIPALS are alternatives for one analysis. NIPALS computes the first components only, two by default, which is its
# purpose. getExplainedVariance and getCumulativeVariance then divide by the sum of the computed components, not by the variance of the table: ten columns of
# noise are explained completely by two components, where 0.293 is right. A rule such as "as many as explain 90 %" is met by the number that was asked
# for. getEigenvalues and getStandardDeviations lack the division by rows − 1: of 100 rows the first eigenvalue is 12.11 in place of 0.12, so the rule
# "eigenvalues above 1" keeps all components of a scaled table, and more rows change it. SVD and covarianceMatrix agree and are right. Issue 27 of its
# repository is about NaN with NIPALS, not about this.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-pca@4.1.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { PCA } = require('ml-pca');

let state = 1;
const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
const table = Array.from({ length: 400 }, () => Array.from({ length: 10 }, draw));

function show(rows, scale, options) {
  const pca = new PCA(table.slice(0, rows), { scale, ...options });
  const eigenvalues = pca.getEigenvalues();
  console.log(`${rows} rows${scale ? ', scaled' : ''}, ${options.method} ${options.nCompNIPALS ?? ''}: first eigenvalue ${eigenvalues[0].toFixed(2)}, ` +
    `deviation ${pca.getStandardDeviations()[0].toFixed(2)}, two components explain ${pca.getCumulativeVariance()[1].toFixed(3)}, ` +
    `eigenvalues above 1: ${eigenvalues.filter((value) => value > 1).length} of ${eigenvalues.length}`);
}
for (const options of [{ method: 'SVD' }, { method: 'covarianceMatrix' }, { method: 'NIPALS' }, { method: 'NIPALS', nCompNIPALS: 5 },
  { method: 'NIPALS', nCompNIPALS: 10 }]) {
  show(100, false, options);
}
for (const rows of [100, 400]) {
  show(rows, true, { method: 'SVD' });
  show(rows, true, { method: 'NIPALS', nCompNIPALS: 10 });
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
100 rows, SVD : first eigenvalue 0.12, deviation 0.35, two components explain 0.293, eigenvalues above 1: 0 of 10
100 rows, covarianceMatrix : first eigenvalue 0.12, deviation 0.35, two components explain 0.293, eigenvalues above 1: 0 of 10
100 rows, NIPALS : first eigenvalue 12.11, deviation 3.48, two components explain 1.000, eigenvalues above 1: 2 of 2
100 rows, NIPALS 5: first eigenvalue 12.11, deviation 3.48, two components explain 0.470, eigenvalues above 1: 5 of 5
100 rows, NIPALS 10: first eigenvalue 12.11, deviation 3.48, two components explain 0.293, eigenvalues above 1: 10 of 10
100 rows, scaled, SVD : first eigenvalue 1.51, deviation 1.23, two components explain 0.283, eigenvalues above 1: 5 of 10
100 rows, scaled, NIPALS 10: first eigenvalue 149.40, deviation 12.22, two components explain 0.283, eigenvalues above 1: 10 of 10
400 rows, scaled, SVD : first eigenvalue 1.23, deviation 1.11, two components explain 0.237, eigenvalues above 1: 5 of 10
400 rows, scaled, NIPALS 10: first eigenvalue 490.38, deviation 22.14, two components explain 0.237, eigenvalues above 1: 10 of 10
EXPECTED
echo "as described"
