#!/usr/bin/env bash
# TensorFlow.js 4.22.0 (npm): the loss of training contains the penalty of the weights, val_loss and evaluate() do not.
#
# Keras, whose interface this is, adds the penalties of kernelRegularizer to both. Here one epoch without a step on the same rows for training and validation
# has a loss of 1.0 and a val_loss of 0.0, because the weight of 1 costs 1.0 and the error is 0. So the two curves of a model with a penalty are different quantities:
# the gap between them is the size of the weights and not overfitting, val_loss lies below loss, and evaluate() on the training rows differs from the loss that
# fit() has just reported. The documentation does not say so. Compare a metric such as "mse", which is the same quantity in both.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @tensorflow/tfjs@4.22.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const tf = require('@tensorflow/tfjs');

async function show(penalty) {
  const xs = tf.tensor2d([[1], [2], [3], [4]]);
  const model = tf.sequential();
  const kernelRegularizer = penalty ? tf.regularizers.l2({ l2: penalty }) : undefined;
  model.add(tf.layers.dense({ units: 1, inputShape: [1], useBias: false, kernelInitializer: 'ones', kernelRegularizer }));
  model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError', metrics: ['mse'] });
  const { loss, val_loss, mse, val_mse } = (await model.fit(xs, xs, { epochs: 1, verbose: 0, validationData: [xs, xs] })).history;
  const evaluated = model.evaluate(xs, xs)[0].dataSync()[0];
  console.log(`penalty ${penalty}: loss ${loss[0].toFixed(1)}, val_loss ${val_loss[0].toFixed(1)}, evaluate ${evaluated.toFixed(1)}; `
    + `mse ${mse[0].toFixed(1)}, val_mse ${val_mse[0].toFixed(1)}`);
}
show(0).then(() => show(1)).then(() => show(10));
PROGRAM

node finding.cjs 2>/dev/null | grep penalty | tee seen
diff seen - <<'EXPECTED'
penalty 0: loss 0.0, val_loss 0.0, evaluate 0.0; mse 0.0, val_mse 0.0
penalty 1: loss 1.0, val_loss 0.0, evaluate 0.0; mse 0.0, val_mse 0.0
penalty 10: loss 10.0, val_loss 0.0, evaluate 0.0; mse 0.0, val_mse 0.0
EXPECTED
echo "as described"
