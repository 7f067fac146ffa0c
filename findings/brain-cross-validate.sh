#!/usr/bin/env bash
# brain.js 1.6.1 (npm): the error of CrossValidate is that of the training rows, toNeuralNetwork chooses the network by it, and some rows are in no fold.
#
# CrossValidate trains a network for each fold and tests it on the held-out rows; then the error of the test is replaced by the error that training returned. avgs.error falls with
# each hidden unit and each iteration, so a search over them chooses the network that has learned the noise: 0.09 for 30 hidden units and 0.15 for one, where the held-out rows have
# 0.35 and 0.18. toNeuralNetwork, in the README the top performing network, is the one with the lowest of these errors: its own held-out rows have 0.35, those of another
# fold 0.14. The counts and the accuracy are those of the held-out rows, but a fold's size is cut to a whole number and its start is not, so some rows are never held out: 8 of 10 are with four
# folds, 10 of 19 with ten. The rows of the caller's array are shuffled in place. No message says any of this.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent brain.js@1.6.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const { CrossValidate, NeuralNetwork } = require('brain.js');

const rows = Array.from({ length: 40 }, () => {
  const input = [Math.random(), Math.random(), Math.random()];
  return { input, output: [(input[0] > 0.5) !== (Math.random() < 0.25) ? 1 : 0] };
});

const squared = (net, part) => part.reduce((sum, row) => sum + (row.output[0] - net.run(row.input)[0]) ** 2, 0) / part.length;
const text = (numbers) => numbers.map((number) => number.toFixed(2)).join(' ');
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

for (const hidden of [1, 30]) {
  const data = rows.slice();
  const search = new CrossValidate(NeuralNetwork, { hiddenLayers: [hidden] });
  const found = search.train(data, { iterations: 3000, errorThresh: 0.0001 }, 4);
  const nets = found.sets.map((set) => new NeuralNetwork().fromJSON(set.network));
  const held = nets.map((_, fold) => data.slice(10 * fold, 10 * fold + 10));
  const trained = nets.map((net, fold) => squared(net, data.filter((row) => !held[fold].includes(row))));
  const tested = nets.map((net, fold) => squared(net, held[fold]));
  console.log(`${hidden} hidden: avgs.error ${text([found.avgs.error])}; by hand on training rows ${text([mean(trained)])}, on held-out rows ${text([mean(tested)])}`);
  console.log(`  errors of the folds ${text(found.sets.map((set) => set.error))}; by hand on held-out rows ${text(tested)}, by net.test ${text(nets.map((net, fold) => net.test(held[fold]).error))}`);
  const chosen = JSON.stringify(search.toNeuralNetwork().toJSON().layers);
  console.log(`  toNeuralNetwork: fold ${1 + found.sets.findIndex((set) => JSON.stringify(set.network.layers) === chosen)}`);
}

for (const [count, folds] of [[40, 4], [10, 4], [19, 10]]) {
  const data = Array.from({ length: count }, (_, row) => ({ input: [row / count], output: [row % 2] }));
  console.log(`${count} rows, ${folds} folds: ${new CrossValidate(NeuralNetwork).train(data, { iterations: 1 }, folds).stats.total} are held out once`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
1 hidden: avgs.error 0.15; by hand on training rows 0.15, on held-out rows 0.18
  errors of the folds 0.14 0.18 0.15 0.14; by hand on held-out rows 0.21 0.11 0.18 0.23, by net.test 0.21 0.11 0.18 0.23
  toNeuralNetwork: fold 1
30 hidden: avgs.error 0.09; by hand on training rows 0.08, on held-out rows 0.35
  errors of the folds 0.11 0.02 0.16 0.05; by hand on held-out rows 0.38 0.35 0.14 0.54, by net.test 0.38 0.35 0.14 0.54
  toNeuralNetwork: fold 2
40 rows, 4 folds: 40 are held out once
10 rows, 4 folds: 8 are held out once
19 rows, 10 folds: 10 are held out once
EXPECTED
echo "as described"
