#!/usr/bin/env bash
# arima 0.2.8 (npm): forecasts of a random walk near 300 are 2e-309, and auto chooses this model for half of the walks.
#
# A model with p = 0 and q = 0, such as the random walk (0, 1, 0), is a usual baseline. predict() returns numbers that do not
# belong to the model: the first forecast is below 1e-300 where the last value, near 300, is right, and the error is not the variance of a step, which is near 1. auto: true picks the
# order itself and says nothing of it: of thirty random walks of 200 steps sixteen are forecast like this. With (1, 1, 0) or (0, 1, 1) all forecasts are within 5 of the last value and
# all errors are near 1. The README warns of inaccurate results of auto with certain data and points to issues 7
# and 12 of its repository (zemlyansky/arima), which do not name this cause; of p = 0 and q = 0 it says nothing.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent arima@0.2.8 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const Arima = require('arima');

let state = 3;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
const walks = Array.from({ length: 30 }, () => {
  let value = 300;
  return Array.from({ length: 200 }, () => (value += normal()));
});

for (const order of [{ p: 1, d: 1, q: 0 }, { p: 0, d: 1, q: 1 }, { p: 0, d: 1, q: 0 }, { p: 0, d: 2, q: 0 }, { auto: true }]) {
  const found = walks.map((walk) => {
    const [forecasts, errors] = new Arima({ ...order, verbose: false }).train(walk).predict(3);
    return { tiny: Math.abs(forecasts[0]) < 1e-300, near: Math.abs(forecasts[0] - walk[199]) < 5, variance: errors[0] > 0.5 && errors[0] < 2 };
  });
  const count = (key) => found.filter((forecast) => forecast[key]).length;
  console.log(`${JSON.stringify(order)}, 30 walks: first forecast below 1e-300 ${count('tiny')}, within 5 of the last value ${count('near')}, `
    + `error between 0.5 and 2 ${count('variance')}`);
}
PROGRAM

node finding.cjs 2>/dev/null | grep walks | tee seen
diff seen - <<'EXPECTED'
{"p":1,"d":1,"q":0}, 30 walks: first forecast below 1e-300 0, within 5 of the last value 30, error between 0.5 and 2 30
{"p":0,"d":1,"q":1}, 30 walks: first forecast below 1e-300 0, within 5 of the last value 30, error between 0.5 and 2 30
{"p":0,"d":1,"q":0}, 30 walks: first forecast below 1e-300 30, within 5 of the last value 0, error between 0.5 and 2 0
{"p":0,"d":2,"q":0}, 30 walks: first forecast below 1e-300 30, within 5 of the last value 0, error between 0.5 and 2 0
{"auto":true}, 30 walks: first forecast below 1e-300 16, within 5 of the last value 14, error between 0.5 and 2 14
EXPECTED
echo "as described"
