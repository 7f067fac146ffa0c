#!/usr/bin/env bash
# convnetjs 0.3.0 (npm): the trainer's l1_decay has no effect.
#
# A Trainer takes l1_decay and l2_decay side by side. Each layer multiplies them by its own l1_decay_mul and l2_decay_mul, whose defaults are 0 and 1. So an l1_decay of 0, 0.01 and 10 trains the same
# weights to the last digit, and the reported l1_decay_loss is 0; l2_decay works. In the definition of a last layer (regression, softmax or svm) l1_decay_mul is lost on the way to its weights;
# set in the layer object afterwards it has an effect, and the weight of a column of noise falls from 0.019 to 0.007 with an l1_decay of 0.01. A search over l1_decay compares one
# net with itself. The package has no documentation of the two options.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent convnetjs@0.3.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Net, Trainer, Vol } = require('convnetjs');

let state = 1;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const rows = Array.from({ length: 200 }, () => [random() - 0.5, random() - 0.5]);
const targets = rows.map(([signal]) => 2 * signal + 0.1 * (random() - 0.5));

function trained(options, layer = {}, multiplier = undefined) {
  const net = new Net();
  net.makeLayers([{ type: 'input', out_sx: 1, out_sy: 1, out_depth: 2 }, { type: 'regression', num_neurons: 1, ...layer }]);
  const weights = net.layers[1].filters[0].w;
  weights[0] = 0.5;
  weights[1] = -0.5;
  if (multiplier !== undefined) net.layers[1].l1_decay_mul = multiplier;
  const trainer = new Trainer(net, { method: 'sgd', learning_rate: 0.01, momentum: 0, batch_size: 10, ...options });
  let penalty = 0;
  for (let step = 0; step < 40000; step += 1) {
    penalty = trainer.train(new Vol(rows[step % 200]), [targets[step % 200]]).l1_decay_loss;
  }
  return { weights: [...weights], penalty };
}

const plain = trained({}).weights.join();
function show(name, options, ...layer) {
  const { weights, penalty } = trained(options, ...layer);
  console.log(`${name}: weights ${weights.map((weight) => weight.toFixed(3)).join(' ')}, l1_decay_loss ${penalty.toFixed(3)}, `
    + `equal to those without decay: ${weights.join() === plain}`);
}
show('no decay', {});
show('l1_decay 0.01', { l1_decay: 0.01 });
show('l1_decay 10', { l1_decay: 10 });
show('l1_decay 0.01 with l1_decay_mul 1 in the definition of the last layer', { l1_decay: 0.01 }, { l1_decay_mul: 1 });
show('l1_decay 0.01 with l1_decay_mul 1 set in the layer afterwards', { l1_decay: 0.01 }, {}, 1);
show('l2_decay 0.01', { l2_decay: 0.01 });
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
no decay: weights 1.919 -0.019, l1_decay_loss 0.000, equal to those without decay: true
l1_decay 0.01: weights 1.919 -0.019, l1_decay_loss 0.000, equal to those without decay: true
l1_decay 10: weights 1.919 -0.019, l1_decay_loss 0.000, equal to those without decay: true
l1_decay 0.01 with l1_decay_mul 1 in the definition of the last layer: weights 1.919 -0.019, l1_decay_loss 0.000, equal to those without decay: true
l1_decay 0.01 with l1_decay_mul 1 set in the layer afterwards: weights 1.907 -0.007, l1_decay_loss 0.019, equal to those without decay: false
l2_decay 0.01: weights 1.898 -0.017, l1_decay_loss 0.000, equal to those without decay: false
EXPECTED
echo "as described"
