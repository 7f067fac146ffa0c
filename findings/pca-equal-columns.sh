#!/usr/bin/env bash
# pca-js 2.0.6, svd-js 1.1.1 and numeric 1.2.6 (npm): columns that are multiples of each other make the principal components and singular values NaN.
#
# All three use the algorithm of Golub and Reinsch, which finds the singular values of any real matrix; the README of svd-js says that zero values belong to the null space. If the last
# diagonal element becomes exactly 0 while another is left, the shift divides by it. Of 1,000 tables with a column x and a column 2x, whole numbers up to 19, pca-js has NaN for
# 505, for the components too, and with decimals for 488; with shares that sum to 1 (x and 1 − x) and a constant for 59. svd-js and numeric have a NaN among the singular values
# of 626 and 625 of the tables themselves: for three rows of (1, 1) they are 0 and NaN, where 2.449 and 0 are right. PCA is there to find such columns, and no
# exception is raised. Columns without such a relation are right, and so is ml-matrix for all of them.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent pca-js@2.0.6 svd-js@1.1.1 numeric@1.2.6 ml-matrix@6.15.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const pca = require('pca-js');
const { SVD } = require('svd-js');
const numeric = require('numeric');
const { SingularValueDecomposition } = require('ml-matrix');

const text = (numbers) => [...numbers].map((number) => (Math.abs(number) < 1e-12 ? 0 : number).toFixed(3)).join(' ');
const ones = [[1, 1], [1, 1], [1, 1]];
console.log(`three rows of (1, 1): svd-js ${text(SVD(ones).q)}, numeric ${text(numeric.svd(ones).S)}, ml-matrix ${text(new SingularValueDecomposition(ones).diagonal)}; by hand ${text([Math.sqrt(6), 0])}`);
const line = [[1, 2], [2, 4], [4, 8]];
console.log(`rows (1, 2), (2, 4), (4, 8): eigenvalues by pca-js ${text(pca.getEigenVectors(line).map((found) => found.eigenvalue))}; by hand ${text([7 / 3 + 28 / 3, 0])}`);
console.log(`  components by pca-js ${pca.getEigenVectors(line).map((found) => text(found.eigenvector)).join(', ')}`);

let state = 1;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const share = (name, row) => {
  const tables = Array.from({ length: 1000 }, () => Array.from({ length: 10 }, row));
  const failed = (values) => tables.filter((table) => [...values(table)].some(Number.isNaN)).length;
  console.log(`${name}: NaN of 1000, pca-js ${failed((table) => pca.getEigenVectors(table).map((found) => found.eigenvalue))}, svd-js ${failed((table) => SVD(table).q)}, `
    + `numeric ${failed((table) => numeric.svd(table).S)}, ml-matrix ${failed((table) => new SingularValueDecomposition(table).diagonal)}`);
};
const whole = () => Math.floor(20 * random());
share('x, 2x, whole numbers', () => { const x = whole(); return [x, 2 * x]; });
share('x, 2x, decimals', () => { const x = random(); return [x, 2 * x]; });
share('x, 1 - x, a constant', () => { const x = random(); return [x, 1 - x, 5]; });
share('x, y, whole numbers', () => [whole(), whole()]);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
three rows of (1, 1): svd-js 0.000 NaN, numeric 0.000 NaN, ml-matrix 2.449 0.000; by hand 2.449 0.000
rows (1, 2), (2, 4), (4, 8): eigenvalues by pca-js 0.000 NaN; by hand 11.667 0.000
  components by pca-js NaN NaN, NaN NaN
x, 2x, whole numbers: NaN of 1000, pca-js 505, svd-js 626, numeric 625, ml-matrix 0
x, 2x, decimals: NaN of 1000, pca-js 488, svd-js 297, numeric 299, ml-matrix 0
x, 1 - x, a constant: NaN of 1000, pca-js 59, svd-js 0, numeric 0, ml-matrix 0
x, y, whole numbers: NaN of 1000, pca-js 0, svd-js 0, numeric 0, ml-matrix 0
EXPECTED
echo "as described"
