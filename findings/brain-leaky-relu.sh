#!/usr/bin/env bash
# brain.js 1.6.1 (npm): the activation leaky-relu cuts negative values off and multiplies positive ones by 0.01, and a saved network forgets this factor.
#
# A leaky ReLU returns x above 0 and 0.01 x below; the README links to its definition and calls leakyReluAlpha its option. Here it is 0 below 0 and alpha · x above, so two layers shrink 2 to
# 0.0002, while the deltas of training are those of the real one: the step of a weight is 100 times too large against the network that it trains, 10,000 times in the layer before. With alpha = 1 it is
# plain ReLU, with 0.2 a net of two layers keeps 0.04 of each value. toJSON does not write leakyReluAlpha, so a network that was trained with 0.2 and is read again predicts with 0.01: all outputs
# are divided by 400. toFunction agrees with run. A search over activations compares something else, and nothing is reported.
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
const { NeuralNetwork } = require('brain.js');

// Two layers of one unit with the given weights and no bias.
const network = (activation, leakyReluAlpha, weights = [1, 1]) => {
  const net = new NeuralNetwork({ hiddenLayers: [1], activation, leakyReluAlpha });
  net.train([{ input: [1], output: [1] }], { iterations: 1 });
  weights.forEach((weight, layer) => { net.weights[layer + 1][0][0] = weight; net.biases[layer + 1][0] = 0; });
  return net;
};
const leaky = (value, alpha) => (value < 0 ? alpha * value : value);
const text = (numbers) => numbers.map((number) => Number(number.toPrecision(4)) + 0).join(' ');
const inputs = [-2, -1, 1, 2];

for (const alpha of [0.01, 0.2, 1]) {
  const net = network('leaky-relu', alpha);
  console.log(`alpha ${alpha}: outputs for -2, -1, 1, 2: ${text(inputs.map((x) => net.run([x])[0]))}; by hand ${text(inputs.map((x) => leaky(leaky(x, alpha), alpha)))}; by toFunction ${text(inputs.map((x) => net.toFunction()([x])[0]))}`);
}
console.log(`relu: ${text(inputs.map((x) => network('relu').run([x])[0]))}`);

for (const activation of ['leaky-relu', 'tanh', 'relu']) {
  const loss = (weights) => (0.9 - network(activation, 0.01, weights).run([0.5])[0]) ** 2 / 2;
  const slope = [0, 1].map((layer) => {
    const moved = (by) => loss([1, 1].map((weight, other) => weight + (other === layer ? by : 0)));
    return (moved(0.01) - moved(-0.01)) / 0.02;
  });
  const net = network(activation, 0.01);
  net.train([{ input: [0.5], output: [0.9] }], { iterations: 1, learningRate: 0.01, momentum: 1e-9 });
  const steps = [1, 2].map((layer) => (1 - net.weights[layer][0][0]) / 0.01);
  console.log(`${activation}: slopes of the loss in the two weights ${text(slope.map((value) => Number(value.toPrecision(2))))}, steps of training ${text(steps.map((value) => Number(value.toPrecision(2))))}`);
}

const trained = network('leaky-relu', 0.2, [3, 4]);
const again = new NeuralNetwork().fromJSON(JSON.parse(JSON.stringify(trained.toJSON())));
console.log(`trained with alpha 0.2: ${text([trained.run([1])[0]])}, read again from its JSON ${text([again.run([1])[0]])}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
alpha 0.01: outputs for -2, -1, 1, 2: 0 0 0.0001 0.0002; by hand -0.0002 -0.0001 1 2; by toFunction 0 0 0.0001 0.0002
alpha 0.2: outputs for -2, -1, 1, 2: 0 0 0.04 0.08; by hand -0.08 -0.04 1 2; by toFunction 0 0 0.04 0.08
alpha 1: outputs for -2, -1, 1, 2: 0 0 1 2; by hand -2 -1 1 2; by toFunction 0 0 1 2
relu: 0 0 1 2
leaky-relu: slopes of the loss in the two weights -0.000045 -0.000045, steps of training -0.45 -0.0045
tanh: slopes of the loss in the two weights -0.15 -0.18, steps of training -0.15 -0.18
relu: slopes of the loss in the two weights -0.2 -0.2, steps of training -0.2 -0.2
trained with alpha 0.2: 0.48, read again from its JSON 0.0012
EXPECTED
echo "as described"
