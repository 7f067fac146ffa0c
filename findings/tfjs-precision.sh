#!/usr/bin/env bash
# TensorFlow.js 4.22.0 (npm): the metric precision of a model that separates two classes is 0, and of exact predictions 0.4.
#
# compile() takes the metric "precision" beside "accuracy". Accuracy rounds the output of a sigmoid at 0.5. Precision counts outputs that are equal to 1, which
# a sigmoid does not reach, so it is 0 in every epoch, however good the model is. Keras has a threshold of 0.5. For outputs that are exactly 0 or 1
# the precision of each batch is averaged by rows, and a batch without a positive prediction counts as 0: in one batch of 100 rows it is 1, in batches of 10 it
# is 0.4, for the same predictions. Loss and accuracy do not depend on the batches. The documentation of the function asks for predictions of 0 and 1; that
# of compile() takes the name for any model, and nothing is said about batches. A search that maximises this metric sees no difference between its configurations. Round predict()'s output and count once over all rows.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @tensorflow/tfjs@4.22.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const tf = require('@tensorflow/tfjs');

const numbers = Array.from({ length: 100 }, (_, row) => row);
const xs = tf.tensor2d(numbers.map((row) => [row / 100]));
const ys = tf.tensor2d(numbers.map((row) => [row > 59 ? 1 : 0]));

// A sigmoid or a clipped line through 0.595: both put each row into its class.
for (const [activation, slope] of [['sigmoid', 30], ['hardSigmoid', 1000]]) {
  const model = tf.sequential();
  const weights = [tf.tensor2d([[slope]]), tf.tensor1d([-0.595 * slope])];
  model.add(tf.layers.dense({ units: 1, activation, inputShape: [1], weights }));
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['accuracy', 'precision'] });
  const found = model.predict(xs).dataSync().map((value) => value > 0.5 ? 1 : 0);
  const right = found.reduce((sum, value, row) => sum + value * (row > 59), 0) / found.reduce((sum, value) => sum + value, 0);
  for (const batchSize of [100, 10]) {
    const [loss, accuracy, precision] = model.evaluate(xs, ys, { batchSize }).map((value) => value.dataSync()[0]);
    console.log(`${activation}, batches of ${batchSize}: loss ${loss.toFixed(3)}, accuracy ${accuracy.toFixed(3)}, precision ${precision.toFixed(3)}, `
      + `right ${right.toFixed(3)}`);
  }
}
PROGRAM

node finding.cjs 2>/dev/null | grep precision | tee seen
diff seen - <<'EXPECTED'
sigmoid, batches of 100: loss 0.013, accuracy 1.000, precision 0.000, right 1.000
sigmoid, batches of 10: loss 0.013, accuracy 1.000, precision 0.000, right 1.000
hardSigmoid, batches of 100: loss 0.000, accuracy 1.000, precision 1.000, right 1.000
hardSigmoid, batches of 10: loss 0.000, accuracy 1.000, precision 0.400, right 1.000
EXPECTED
echo "as described"
