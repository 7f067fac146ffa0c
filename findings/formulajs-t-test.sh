#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1 (npm): T.TEST ignores its arguments for pairs and tails, and F.TEST returns a ratio, not a probability.
#
# The library carries the functions of spreadsheets to JavaScript under their names. T.TEST(first, second, tails, type) has in spreadsheets one or two tails and
# the types 1 (pairs), 2 (equal variances) and 3. Here all six combinations return the same number, that of two tails and equal variances. Two models that are
# scored on the same six folds, the first better in each, have p = 0.520 where the paired test gives 0.0011: the difference that pairs show is lost in the
# spread of the folds. F.TEST(first, second) returns the ratio of the variances, 1.133, where spreadsheets give the probability 0.894, so no comparison with
# 0.05 is ever below it. HyperFormula, the other library of spreadsheet functions, agrees with SciPy on all of them. Nothing is reported.
#
# Needs Node.js 20, npm and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @formulajs/formulajs@4.6.1 hyperformula@3.5.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const formulas = require('@formulajs/formulajs');
const { HyperFormula } = require('hyperformula');

const first = [0.81, 0.83, 0.79, 0.90, 0.85, 0.87], second = [0.80, 0.81, 0.78, 0.88, 0.83, 0.86];
const sheet = HyperFormula.buildFromArray([first, second], { licenseKey: 'gpl-v3' });
const sheetValue = (formula) => sheet.calculateFormula(formula, 0).toFixed(4);
for (const type of [1, 2, 3])
  for (const tails of [2, 1])
    console.log(`t-test, type ${type}, tails ${tails}: formulajs ${formulas.T.TEST(first, second, tails, type).toFixed(4)}, `
      + `hyperformula ${sheetValue(`=T.TEST(A1:F1,A2:F2,${tails},${type})`)}`);
console.log(`F-test: formulajs ${formulas.F.TEST(first, second).toFixed(4)}, hyperformula ${sheetValue('=F.TEST(A1:F1,A2:F2)')}`);
PROGRAM
cat > finding.py <<'PROGRAM'
import numpy
from scipy import stats

first, second = numpy.array([0.81, 0.83, 0.79, 0.90, 0.85, 0.87]), numpy.array([0.80, 0.81, 0.78, 0.88, 0.83, 0.86])
ratio = first.var(ddof=1) / second.var(ddof=1)
two = [stats.ttest_rel(first, second).pvalue, stats.ttest_ind(first, second).pvalue, stats.ttest_ind(first, second, equal_var=False).pvalue]
print("SciPy, two tails:", " ".join(f"{value:.4f}" for value in two), f"F-test: ratio {ratio:.4f}, probability {2 * stats.f.sf(ratio, 5, 5):.4f}")
PROGRAM

{ node finding.cjs; /usr/bin/python3 finding.py; } | tee seen
diff seen - <<'EXPECTED'
t-test, type 1, tails 2: formulajs 0.5205, hyperformula 0.0011
t-test, type 1, tails 1: formulajs 0.5205, hyperformula 0.0006
t-test, type 2, tails 2: formulajs 0.5205, hyperformula 0.5205
t-test, type 2, tails 1: formulajs 0.5205, hyperformula 0.2602
t-test, type 3, tails 2: formulajs 0.5205, hyperformula 0.5205
t-test, type 3, tails 1: formulajs 0.5205, hyperformula 0.2603
F-test: formulajs 1.1332, hyperformula 0.8942
SciPy, two tails: 0.0011 0.5205 0.5205 F-test: ratio 1.1332, probability 0.8942
EXPECTED
echo "as described"
