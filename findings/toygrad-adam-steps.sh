#!/usr/bin/env bash
# toygrad 2.6.0 (npm, 31,000 downloads a month): Adam's first step is ten times the learning rate and its tenth 43 times.
#
# Adam (Kingma and Ba 2015) divides both moments by 1 − β^t, since they begin at 0; with a constant slope each step is then the learning rate. Here both are multiplied by it, in a line that
# is called the correction of the bias. With a constant slope the first step is 10 learning rates long, the tenth 43, the hundredth 10.5 and the thousandth 1.6. The time t also counts rows in place
# of updates: with batches of ten equal rows, whose slopes are the same, the first step is 21. So a rate that suits Adam elsewhere diverges here, and a search over rates and
# batch sizes compares another optimiser. The README names no difference, and nothing is reported.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent toygrad@2.6.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { NeuralNetwork, Tensor, Trainers } from 'toygrad';

const rate = 0.001, target = 1e6, updates = 3000, shown = [1, 2, 3, 10, 100, 1000, 3000];
const steps = (update, weight) => {
  const found = [];
  let before = weight();
  for (let time = 1; time <= updates; time++) {
    update();
    if (shown.includes(time)) found.push(((weight() - before) / rate).toFixed(2));
    before = weight();
  }
  return found.join(' ');
};

// One weight, the input 1 and a target so far away that the slope hardly changes.
const byToygrad = (batchSize) => {
  const net = new NeuralNetwork({ layers: [{ type: 'input', sx: 1, sy: 1, sz: 1 }, { type: 'dense', filters: 1, bias: -1 }, { type: 'regression' }] });
  const trainer = new Trainers.Adam(net, { learningRate: rate, batchSize });
  const weights = net.getParamsAndGrads()[0].params;
  weights[0] = 0;
  return steps(() => { for (let row = 0; row < batchSize; row++) trainer.train(new Tensor(1, 1, 1, new Float32Array([1])), [target]); }, () => weights[0]);
};
const byHand = () => {
  let first = 0, second = 0, weight = 0, time = 0;
  return steps(() => {
    const slope = weight - target;
    time += 1;
    first = 0.9 * first + 0.1 * slope;
    second = 0.999 * second + 0.001 * slope ** 2;
    weight -= (rate * first) / (1 - 0.9 ** time) / (Math.sqrt(second / (1 - 0.999 ** time)) + 1e-8);
  }, () => weight);
};

console.log(`steps ${shown.join(', ')} divided by the learning rate`);
console.log(`toygrad: ${byToygrad(1)}`);
console.log(`toygrad, batches of 10 equal rows: ${byToygrad(10)}`);
console.log(`by the paper: ${byHand()}`);
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
steps 1, 2, 3, 10, 100, 1000, 3000 divided by the learning rate
toygrad: 10.00 18.06 24.50 42.61 10.50 1.58 1.05
toygrad, batches of 10 equal rows: 20.64 26.52 27.57 21.16 4.08 1.26 1.03
by the paper: 1.00 1.00 1.00 1.00 1.00 1.00 1.00
EXPECTED
echo "as described"
