#!/usr/bin/env bash
# limdu 1.0.0 (npm): the folds of its cross-validation are not shuffled, leave rows out and turn missing numbers into null and dates into texts.
#
# utils.partitions.partitions shuffles the rows into a variable that it never reads, and cuts the folds from the rows as they came; the function beside it is documented as the one without
# shuffling, and both give the same folds. A table sorted by class is tested on classes that were not in training: a Bayesian classifier has an accuracy of 0 where 1 is right after a shuffle. The size of a
# fold is cut to a whole number and its start is not, so of 10 rows in four folds 8 are held out once and two never. Each partition is a copy by way of JSON: NaN and Infinity become
# null, which counts as 0 in sums, and a Date becomes a text. The README shows the function as k-fold cross-validation. No message says any of this.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent limdu@1.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const { classifiers, utils } = require('limdu');
const { partitions, partitions_consistent: unshuffled } = utils.partitions;

const held = (cut, rows, folds) => {
  const found = [];
  cut(rows, folds, (_, test) => found.push(test));
  return found;
};
const numbers = (count) => Array.from({ length: count }, (_, row) => row);
console.log(`partitions of 12 rows: ${JSON.stringify(held(partitions, numbers(12), 3))}`);
console.log(`partitions_consistent: ${JSON.stringify(held(unshuffled, numbers(12), 3))}`);
for (const [count, folds] of [[10, 5], [10, 4], [19, 10]]) console.log(`${count} rows, ${folds} folds: ${held(partitions, numbers(count), folds).flat().length} are held out once`);
console.log(`NaN, Infinity and a date: ${JSON.stringify(held(partitions, [NaN, Infinity, new Date(0)], 1))}`);

const accuracy = (rows) => {
  let right = 0;
  partitions(rows, 3, (train, test) => {
    const model = new classifiers.Bayesian();
    model.trainBatch(train);
    right += test.filter((row) => model.classify(row.input) === row.output).length;
  });
  return (right / rows.length).toFixed(2);
};
const sorted = ['a', 'b', 'c'].flatMap((name) => Array.from({ length: 20 }, () => ({ input: { [`word-${name}`]: 1, word: 1 }, output: name })));
const keys = sorted.map((row) => [Math.random(), row]);
console.log(`three classes in order: accuracy ${accuracy(sorted)}; shuffled before: ${accuracy(keys.sort((a, b) => a[0] - b[0]).map((pair) => pair[1]))}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
partitions of 12 rows: [[0,1,2,3],[4,5,6,7],[8,9,10,11]]
partitions_consistent: [[0,1,2,3],[4,5,6,7],[8,9,10,11]]
10 rows, 5 folds: 10 are held out once
10 rows, 4 folds: 8 are held out once
19 rows, 10 folds: 10 are held out once
NaN, Infinity and a date: [[null,null,"1970-01-01T00:00:00.000Z"]]
three classes in order: accuracy 0.00; shuffled before: 1.00
EXPECTED
echo "as described"
