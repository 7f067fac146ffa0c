#!/usr/bin/env bash
# timeseries-analysis 1.0.12 (npm): the exponential average forgets after one step, and the linear weighted average gives the oldest value the largest weight.
#
# An exponential moving average continues from its own last value, so one spike fades by a factor a step. ema() takes the last value of the data: it is a
# weighted mean of two neighbours, and the period changes their weights only. With a period of 20 it smooths less than ma() with 3: noise with a deviation of
# 1 keeps 0.91 of it where 0.22 is right. lwma() multiplies the value of j steps ago by j, so the oldest has the largest weight, and it leaves out the current
# value, as ma() does: on a line with a slope of 1 and a period of 20 it lags by 13.67 steps, where 6.33 is right and ma() lags by 10.5. A loss curve that is
# smoothed by it reports an improvement late. The README names the methods by these names and gives no formulas.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent timeseries-analysis@1.0.12 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { main: Series, adapter } = require('timeseries-analysis');

const smooth = (values, method, period) => new Series(adapter.fromArray(values))[method]({ period }).data.map((point) => point[1]);
const print = (values) => values.map((value) => value.toFixed(2)).join(' ');
const right = {
  ema(values, period) {
    let last = values[0];
    return values.map((value) => (last += (value - last) * 2 / (period + 1)));
  },
  lwma: (values, period) => values.map((_, i) => {
    let [sum, weights] = [0, 0];
    for (let age = 0; age < period && age <= i; age++) { sum += values[i - age] * (period - age); weights += period - age; }
    return sum / weights;
  }),
};

const spike = [0, 0, 0, 0, 1, 0, 0, 0, 0];
for (const method of ['ema', 'lwma']) console.log(`spike, ${method} of 3: ${print(smooth(spike, method, 3))}; right ${print(right[method](spike, 3))}`);

const line = Array.from({ length: 400 }, (_, i) => i);
for (const method of ['ma', 'ema', 'lwma']) {
  const lag = (values) => (399 - values[399]).toFixed(2);
  console.log(`line, ${method} of 20: lag ${lag(smooth(line, method, 20))}${right[method] ? `, right ${lag(right[method](line, 20))}` : ''}`);
}

let state = 1;
const uniform = () => (state = state * 48271 % 2147483647) / 2147483647;
const noise = Array.from({ length: 20000 }, () => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b) - 6);
const deviation = (values) => {
  const rest = values.slice(100);
  const mean = rest.reduce((a, b) => a + b) / rest.length;
  return Math.sqrt(rest.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rest.length).toFixed(2);
};
const found = [smooth(noise, 'ma', 3), smooth(noise, 'ema', 20), right.ema(noise, 20)].map(deviation);
console.log(`noise of 1: ma of 3 ${found[0]}, ema of 20 ${found[1]}, right ${found[2]}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
spike, ema of 3: 0.00 0.00 0.00 0.00 0.50 0.50 0.00 0.00 0.00; right 0.00 0.00 0.00 0.00 0.50 0.25 0.13 0.06 0.03
spike, lwma of 3: 0.00 0.00 0.00 0.00 0.00 0.17 0.33 0.50 0.00; right 0.00 0.00 0.00 0.00 0.50 0.33 0.17 0.00 0.00
line, ma of 20: lag 10.50
line, ema of 20: lag 0.90, right 9.50
line, lwma of 20: lag 13.67, right 6.33
noise of 1: ma of 3 0.58, ema of 20 0.91, right 0.22
EXPECTED
echo "as described"
