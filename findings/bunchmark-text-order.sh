#!/usr/bin/env bash
# @bunchmark/stats 1.0.0-pre-5 (npm): the Mann-Whitney test sorts numbers as texts, and finds a difference in half of the pairs that have none.
#
# mwu sorts both samples with sort() and merges them as if they ascended. 100 comes before 95 as a text, so ranks are wrong wherever the number of digits or
# the sign changes. 95 to 104 and 100 to 109 have a p of 0.363, the same numbers less 40 have 0.005. Of 500 pairs of samples with one mean of 100, 248 have a p
# below 0.05, where 25 are expected; with means of 100 and 110 it is 205, where mwUnaive of the same library has 499. That one sorts by value, is exported and
# not documented. Samples with a mean of 50 are right, as all have two digits. Scale the samples to one number of digits.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @bunchmark/stats@1.0.0-pre-5 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { mwu, mwUnaive } from '@bunchmark/stats';

const count = (a, b) => {
  const wins = a.reduce((sum, x) => sum + b.reduce((part, y) => part + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0);
  return Math.max(wins, a.length * b.length - wins);
};
const run = (from, rows, step = 1) => Array.from({ length: rows }, (_, row) => from + step * row);
for (const [name, a, b] of [
  ['55 to 64 and 60 to 69', run(55, 10), run(60, 10)],
  ['95 to 104 and 100 to 109', run(95, 10), run(100, 10)],
  ['0.95 to 1.04 and 1.00 to 1.09, in thousandths', run(950, 10, 10), run(1000, 10, 10)],
  ['5 to 14 and 8 to 17', run(5, 10), run(8, 10)],
  ['-10 to -1 and -7 to 2', run(-10, 10), run(-7, 10)],
]) {
  const [fast, plain] = [mwu(a, b), mwUnaive(a, b)];
  console.log(`${name}: mwu has U ${fast.U}, p ${fast.p.toFixed(4)}; mwUnaive has U ${plain.U}, p ${plain.p.toFixed(4)}; counted U ${count(a, b)}`);
}
let state = 1;
const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
for (const [name, from, gap] of [['a mean of 50', 50, 0], ['a mean of 100', 100, 0], ['means of 100 and 110', 100, 10]]) {
  let [fast, plain] = [0, 0];
  for (let i = 0; i < 500; i++) {
    const sample = (mean) => Array.from({ length: 20 }, () => mean + 20 * (draw() - 0.5));
    const [a, b] = [sample(from), sample(from + gap)];
    fast += mwu(a, b).p < 0.05;
    plain += mwUnaive(a, b).p < 0.05;
  }
  console.log(`500 pairs of samples with ${name}: p below 0.05 in ${fast} by mwu, in ${plain} by mwUnaive`);
}
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
55 to 64 and 60 to 69: mwu has U 87.5, p 0.0051; mwUnaive has U 87.5, p 0.0051; counted U 87.5
95 to 104 and 100 to 109: mwu has U 62.5, p 0.3634; mwUnaive has U 87.5, p 0.0051; counted U 87.5
0.95 to 1.04 and 1.00 to 1.09, in thousandths: mwu has U 62.5, p 0.3634; mwUnaive has U 87.5, p 0.0051; counted U 87.5
5 to 14 and 8 to 17: mwu has U 62.5, p 0.3634; mwUnaive has U 75.5, p 0.0581; counted U 75.5
-10 to -1 and -7 to 2: mwu has U 70, p 0.1402; mwUnaive has U 75.5, p 0.0581; counted U 75.5
500 pairs of samples with a mean of 50: p below 0.05 in 21 by mwu, in 21 by mwUnaive
500 pairs of samples with a mean of 100: p below 0.05 in 248 by mwu, in 33 by mwUnaive
500 pairs of samples with means of 100 and 110: p below 0.05 in 205 by mwu, in 499 by mwUnaive
EXPECTED
echo "as described"
