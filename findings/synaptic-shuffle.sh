#!/usr/bin/env bash
# synaptic 1.1.4 (npm): with crossValidate, shuffle changes nothing but the caller's array, and the last rows are held out.
#
# Trainer.train takes shuffle, which is documented to shuffle the training set after each iteration, and crossValidate with a share of test rows. The rows are cut before the first iteration,
# the first ones for training and the last for the test, and only the whole array is shuffled afterwards, which is not used again. So nets with and without shuffle are equal to the last digit
# (without crossValidate they differ), and a table sorted by its class tests on another class than it trains on: of 80 rows of one class and 20 of the other the net predicts the first for
# every row, with an error of 1.00 on the test rows; in mixed order the error is 0.00. The array of the caller comes back in another order, so labels kept beside it no longer belong to it.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent synaptic@1.1.4 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Architect, Trainer } = require('synaptic');

let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const sorted = Array.from({ length: 100 }, (_, row) => ({ input: [row / 100], output: [row < 80 ? 0 : 1] }));
const mixed = sorted.map((_, place) => sorted[(place * 37) % 100]);

function trained(rows, options) {
  state = 1;
  const table = [...rows];
  const net = new Architect.Perceptron(1, 3, 1);
  const { error } = new Trainer(net).train(table, { rate: 0.5, iterations: 2000, error: 1e-9, ...options });
  const outputs = rows.map((row) => net.activate(row.input)[0]);
  return { error, outputs, moved: table.some((row, place) => row !== rows[place]), ones: outputs.filter((output) => output > 0.5).length };
}

for (const crossValidate of [undefined, { testSize: 0.2, testError: 1e-9 }]) {
  const name = crossValidate ? 'with crossValidate' : 'without crossValidate';
  const nets = [false, true].map((shuffle) => trained(mixed, { shuffle, crossValidate }));
  console.log(`${name}: nets with and without shuffle are equal: ${nets[0].outputs.join() === nets[1].outputs.join()}, shuffle moves the caller's rows: ${nets[1].moved}`);
}
for (const [name, rows] of [['mixed', mixed], ['sorted', sorted]]) {
  const { error, ones } = trained(rows, { shuffle: true, crossValidate: { testSize: 0.2, testError: 1e-9 } });
  console.log(`${name} table, crossValidate and shuffle: test error ${error.toFixed(2)}, rows predicted as 1: ${ones} of 20`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
without crossValidate: nets with and without shuffle are equal: false, shuffle moves the caller's rows: true
with crossValidate: nets with and without shuffle are equal: true, shuffle moves the caller's rows: true
mixed table, crossValidate and shuffle: test error 0.00, rows predicted as 1: 18 of 20
sorted table, crossValidate and shuffle: test error 1.00, rows predicted as 1: 0 of 20
EXPECTED
echo "as described"
