#!/usr/bin/env bash
# ml-fnn 5.0.0 (npm): every activation is tanh, and a regularization of 0 is 0.01.
#
# The constructor takes an activation (tanh, relu, logistic and eleven more) and a regularization. It looks the name up among the indexes of a list of names, does not
# find it and takes tanh, without a word. So a search over activations compares one net with itself: the trained weights of all fourteen are equal to the last digit,
# and the exported model says tanh. A regularization of 0 counts as not given and becomes 0.01, so a grid of 0, 0.01 and 0.1 trains the same net twice; 1e-12
# is kept. A learning rate of 0.01 is the default and given as such is the same, which is right. The documentation of the class lists the activations as options and
# 0.01 as the default, with nothing about 0.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent ml-fnn@5.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const Net = require('ml-fnn');

let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const rows = Array.from({ length: 40 }, (_, row) => [row / 20 - 1, ((row * 7) % 40) / 20 - 1]);
const labels = rows.map(([x, y]) => (x * y > 0 ? 1 : 0));

function trained(options) {
  state = 1;
  const net = new Net({ hiddenLayers: [6], iterations: 200, ...options });
  net.train(rows, labels);
  return JSON.parse(JSON.stringify(net));
}

const names = ['tanh', 'identity', 'logistic', 'arctan', 'softsign', 'relu', 'softplus', 'bent', 'sinusoid', 'sinc', 'gaussian', 'parametric-relu',
  'exponential-relu', 'soft-exponential'];
const nets = names.map((activation) => trained({ activation }));
console.log('activations given:', names.length, 'activations in the exported nets:', ...new Set(nets.map((net) => net.activation)));
console.log('different trained weights:', new Set(nets.map((net) => JSON.stringify(net.layers))).size);

const weights = (regularization) => JSON.stringify(trained({ regularization }).layers);
for (const regularization of [0, 0.01, 0.1, 1e-12]) {
  const net = trained({ regularization });
  console.log(`regularization ${regularization}: exported as ${net.regularization}, weights equal to those of 0.01: ${weights(regularization) === weights(0.01)}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
activations given: 14 activations in the exported nets: tanh
different trained weights: 1
regularization 0: exported as 0.01, weights equal to those of 0.01: true
regularization 0.01: exported as 0.01, weights equal to those of 0.01: true
regularization 0.1: exported as 0.1, weights equal to those of 0.01: false
regularization 1e-12: exported as 1e-12, weights equal to those of 0.01: false
EXPECTED
echo "as described"
