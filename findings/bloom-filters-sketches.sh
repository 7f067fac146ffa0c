#!/usr/bin/env bash
# bloom-filters 3.0.4 (npm): HyperLogLog counts half of up to 1,000 different rows, and a count-min sketch for a high accuracy has one row of counters.
#
# A register holds the place of the first 1 in a hash minus one, so every hash that begins with 1 leaves its register at 0, which counts as empty. With 1,024 registers
# 100, 500 and 1,000 different rows are 50, 252 and 513, where accuracy() promises 0.0325; 3,000 are 3,428 and 10,000 are right. CountMinSketch.create takes the logarithm
# of 1 / accuracy in place of 1 / (1 - accuracy): 0.99 gives one row where five belong to it, and 0.01 gives five. For an error rate of 0.01 and an accuracy of
# 0.999 two of 2,000 words may be counted too often by more than 1 % of all; 151 are. merge adds the counts and leaves sum unchanged. The README gives the guarantees.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent bloom-filters@3.0.4 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { HyperLogLog, CountMinSketch } = require('bloom-filters');

for (const rows of [10, 100, 500, 1000, 3000, 10000]) {
  const found = Array.from({ length: 10 }, (_, run) => {
    const sketch = new HyperLogLog(1024);
    for (let row = 0; row < rows; row++) sketch.update(`run ${run} row ${row}`);
    return sketch.count();
  });
  const mean = found.reduce((sum, value) => sum + value, 0) / 10;
  console.log(`${rows} different rows in 1,024 registers: ${mean.toFixed(0)} on average of 10 runs, accuracy ${new HyperLogLog(1024).accuracy()}`);
}

for (const accuracy of [0.01, 0.5, 0.99, 0.999]) {
  console.log(`count-min sketch for an error rate of 0.01 and an accuracy of ${accuracy}: rows ${CountMinSketch.create(0.01, accuracy).rows}, right ${Math.ceil(Math.log(1 / (1 - accuracy)))}`);
}

const tooMany = (sketch) => {
  let total = 0;
  for (let word = 0; word < 2000; word++) {
    const times = word < 20 ? 400 : 1;
    sketch.update(`word ${word}`, times);
    total += times;
  }
  let wrong = 0;
  for (let word = 0; word < 2000; word++) wrong += sketch.count(`word ${word}`) - (word < 20 ? 400 : 1) > 0.01 * total;
  return wrong;
};
console.log(`of 2,000 words counted too often by more than 1 % of all: ${tooMany(CountMinSketch.create(0.01, 0.999))}, with seven rows ${tooMany(new CountMinSketch(272, 7))}, allowed 2`);

const [first, second] = [new CountMinSketch(100, 5), new CountMinSketch(100, 5)];
first.update('a', 3);
second.update('a', 4);
first.merge(second);
console.log(`merge of 3 and 4 times a: count ${first.count('a')}, sum ${first.sum}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
10 different rows in 1,024 registers: 4 on average of 10 runs, accuracy 0.0325
100 different rows in 1,024 registers: 50 on average of 10 runs, accuracy 0.0325
500 different rows in 1,024 registers: 252 on average of 10 runs, accuracy 0.0325
1000 different rows in 1,024 registers: 513 on average of 10 runs, accuracy 0.0325
3000 different rows in 1,024 registers: 3428 on average of 10 runs, accuracy 0.0325
10000 different rows in 1,024 registers: 10124 on average of 10 runs, accuracy 0.0325
count-min sketch for an error rate of 0.01 and an accuracy of 0.01: rows 5, right 1
count-min sketch for an error rate of 0.01 and an accuracy of 0.5: rows 1, right 1
count-min sketch for an error rate of 0.01 and an accuracy of 0.99: rows 1, right 5
count-min sketch for an error rate of 0.01 and an accuracy of 0.999: rows 1, right 7
of 2,000 words counted too often by more than 1 % of all: 151, with seven rows 1, allowed 2
merge of 3 and 4 times a: count 7, sum 3
EXPECTED
echo "as described"
