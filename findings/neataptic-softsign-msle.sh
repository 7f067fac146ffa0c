#!/usr/bin/env bash
# neataptic 1.4.7 (npm): the derivative of softsign has the wrong sign for negative inputs, and the loss MSLE is 0 for wrong predictions.
#
# softsign is x / (1 + |x|) with the derivative 1 / (1 + |x|)², largest at 0 and always positive. The code has x / (1 + |x|)²: 0 at 0, and −0.25 at −1 where
# 0.25 is right. Back-propagation moves weights the wrong way for half of the inputs, and a network with four hidden nodes has twice the error of one with
# tanh after 5,000 steps. All other activations agree with differences. MSLE is the mean of squared differences of logarithms. The square is missing, so
# errors in both directions cancel: (0.8, 2.5) for the targets (1, 2) has the loss 0, and ten times the targets has −4.61: the larger the output, the better
# the loss. HINGE is a sum where all other losses are means, so it grows with the number of outputs.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent neataptic@1.4.7 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { methods, architect } = require('neataptic');

const print = (value) => (Math.abs(value) < 5e-5 ? 0 : value).toFixed(4);
const activations = Object.keys(methods.activation);
const slope = (activate, x) => (activate(x + 1e-6) - activate(x - 1e-6)) / 2e-6;
for (const x of [-1, -0.001, 1]) {
  console.log(`softsign at ${x}: derivative ${print(methods.activation.SOFTSIGN(x, true))}, right ${print(slope(methods.activation.SOFTSIGN, x))}`);
}
const differ = activations.filter((name) => [-1.3, -0.4, 0.7, 1.6].some((x) => {
  const activate = methods.activation[name];
  return Math.abs(activate(x, true) - slope(activate, x)) > 1e-4;
}));
console.log(`wrong derivatives: ${differ.join(' ')} of ${activations.length}`);

let state = 7919;
Math.random = () => (state = state * 48271 % 2147483647) / 2147483647;
const set = [{ input: [-1], output: [-0.4] }, { input: [0], output: [-0.1] }, { input: [1], output: [0.4] }];
for (const name of ['TANH', 'BENT_IDENTITY', 'SOFTSIGN']) {
  const network = new architect.Perceptron(1, 4, 1);
  network.nodes.forEach((node) => { if (node.type !== 'input') node.squash = methods.activation[name]; });
  network.train(set, { iterations: 5000, rate: 0.3, error: 0, shuffle: false });
  console.log(`trained with ${name}: mean squared error ${print(network.test(set).error)}`);
}

const right = (target, output) => target.reduce((sum, t, i) => sum + (Math.log(t) - Math.log(output[i])) ** 2, 0) / target.length;
for (const output of [[1, 2], [0.8, 2.5], [10, 20]]) {
  console.log(`MSLE of ${output.join(' ')} for 1 2: ${print(methods.cost.MSLE([1, 2], output))}, right ${print(right([1, 2], output))}`);
}
const ten = (value) => Array(10).fill(value);
console.log(`HINGE of one output and of ten equal ones: ${print(methods.cost.HINGE([1], [0.5]))} ${print(methods.cost.HINGE(ten(1), ten(0.5)))}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
softsign at -1: derivative -0.2500, right 0.2500
softsign at -0.001: derivative -0.0010, right 0.9980
softsign at 1: derivative 0.2500, right 0.2500
wrong derivatives: SOFTSIGN of 15
trained with TANH: mean squared error 0.0148
trained with BENT_IDENTITY: mean squared error 0.0214
trained with SOFTSIGN: mean squared error 0.0392
MSLE of 1 2 for 1 2: 0.0000, right 0.0000
MSLE of 0.8 2.5 for 1 2: 0.0000, right 0.0498
MSLE of 10 20 for 1 2: -4.6052, right 5.3019
HINGE of one output and of ten equal ones: 0.5000 5.0000
EXPECTED
echo "as described"
