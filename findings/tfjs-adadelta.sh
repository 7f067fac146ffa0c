#!/usr/bin/env bash
# TensorFlow.js 4.22.0 (npm, @tensorflow/tfjs): the optimizer Adadelta is plain gradient descent, whatever its rho.
#
# Adadelta (Zeiler, 2012) divides the step by a running size of the gradients that includes the current one. Here the size before the current step is used; at
# the first step both running sizes are 0, the step is the gradient itself, and from then on both sums stay equal and cancel: each step is the learning rate
# times the gradient. Its weights equal those of tf.train.sgd in all digits shown, for rho 0.5, 0.95 and 0.99 and for a loss of a thousandth. The documentation
# cites the paper. A search over optimizers compares gradient descent with itself, a search over rho sees nothing, and the default rate of 0.001, small for
# gradient descent, makes Adadelta the worst of all. The reference is the paper's algorithm with the same rate and epsilon, in double.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @tensorflow/tfjs@4.22.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
console.warn = console.log = () => {};
const tf = require('@tensorflow/tfjs');

const rate = 0.1, steps = 20;
function minimised(optimizer, scale) {
  const weight = tf.variable(tf.scalar(1));
  for (let step = 0; step < steps; step++) optimizer.minimize(() => weight.square().mul(scale / 2));
  return weight.dataSync()[0];
}
function paper(rho, scale, epsilon) {
  let weight = 1, gradients = 0, updates = 0;
  for (let step = 0; step < steps; step++) {
    const gradient = scale * weight;
    gradients = rho * gradients + (1 - rho) * gradient ** 2;
    const update = Math.sqrt(updates + epsilon) / Math.sqrt(gradients + epsilon) * gradient;
    updates = rho * updates + (1 - rho) * update ** 2;
    weight -= rate * update;
  }
  return weight;
}
const text = (value) => value.toPrecision(6);
const lines = [`TensorFlow.js ${tf.version.tfjs}, weight 1 after ${steps} steps with the rate ${rate}`];
for (const scale of [1, 0.001])
  for (const rho of [0.5, 0.95, 0.99])
    lines.push(`loss ${scale} w² / 2, rho ${rho}: adadelta ${text(minimised(tf.train.adadelta(rate, rho, 1e-6), scale))}, `
      + `sgd ${text(minimised(tf.train.sgd(rate), scale))}, the paper ${text(paper(rho, scale, 1e-6))}`);
process.stdout.write(lines.join('\n') + '\n');
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
TensorFlow.js 4.22.0, weight 1 after 20 steps with the rate 0.1
loss 1 w² / 2, rho 0.5: adadelta 0.121577, sgd 0.121577, the paper 0.994835
loss 1 w² / 2, rho 0.95: adadelta 0.121577, sgd 0.121577, the paper 0.990657
loss 1 w² / 2, rho 0.99: adadelta 0.121577, sgd 0.121577, the paper 0.979976
loss 0.001 w² / 2, rho 0.5: adadelta 0.998002, sgd 0.998002, the paper 0.998068
loss 0.001 w² / 2, rho 0.95: adadelta 0.998002, sgd 0.998002, the paper 0.998036
loss 0.001 w² / 2, rho 0.99: adadelta 0.998002, sgd 0.998002, the paper 0.998011
EXPECTED
echo "as described"
