#!/usr/bin/env bash
# okapibm25 1.4.1 (npm): b = 0 and k1 = 0 are replaced by 0.75 and 1.2, so a search over them reports the scores of another setting.
#
# b = 0 ignores the length of a document and k1 = 0 how often a word occurs in it. The README offers both weights, and both numbers stand in the usual grids. The scores for 0
# are those of the default, digit for digit, and put the short document first; 0.000001 is right and puts the long one first. A keyword is counted as a pattern anywhere in
# the text, while the length counts words: of three documents "party starts party" comes first for "art", before "art of cooking", and "1.5" is found in "105".
# The README calls it a bag of words. The right scores are computed from counts of whole words with the formula of the package here.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent okapibm25@1.4.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { default: BM25 } = require('okapibm25');

const right = (documents, keywords, k1, b) => {
  const words = documents.map((document) => document.split(' '));
  const mean = words.reduce((sum, list) => sum + list.length, 0) / words.length;
  return words.map((list) => keywords.reduce((sum, keyword) => {
    const holders = words.filter((other) => other.includes(keyword)).length;
    const times = list.filter((word) => word === keyword).length;
    const inverse = Math.log((words.length - holders + 0.5) / (holders + 0.5) + 1);
    return sum + inverse * times * (k1 + 1) / (times + k1 * (1 - b + b * list.length / mean) || 1);
  }, 0));
};
const show = (scores) => scores.map((score) => score.toFixed(3)).join(' ');

const documents = ['tree of depth two', 'a tree of depth eight splits a tree of depth four and a tree of depth one on each side of it', 'forest'];
for (const b of [0, 1e-6, 0.75]) console.log(`b = ${b}: ${show(BM25(documents, ['tree'], { k1: 1.2, b }))}, right ${show(right(documents, ['tree'], 1.2, b))}`);
for (const k1 of [0, 1e-6, 1.2]) console.log(`k1 = ${k1}: ${show(BM25(documents, ['tree'], { k1, b: 0.75 }))}, right ${show(right(documents, ['tree'], k1, 0.75))}`);

const parties = ['party starts party', 'art of cooking', 'chart 105'];
for (const keyword of ['art', '1.5']) console.log(`${keyword} in ${parties.join(', ')}: ${show(BM25(parties, [keyword]))}, right ${show(right(parties, [keyword], 1.2, 0.75))}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
b = 0: 0.608 0.564 0.000, right 0.470 0.739 0.000
b = 0.000001: 0.470 0.739 0.000, right 0.470 0.739 0.000
b = 0.75: 0.608 0.564 0.000, right 0.608 0.564 0.000
k1 = 0: 0.608 0.564 0.000, right 0.470 0.470 0.000
k1 = 0.000001: 0.470 0.470 0.000, right 0.470 0.470 0.000
k1 = 1.2: 0.608 0.564 0.000, right 0.608 0.564 0.000
art in party starts party, art of cooking, chart 105: 0.204 0.127 0.149, right 0.000 0.933 0.000
1.5 in party starts party, art of cooking, chart 105: 0.000 0.000 2.316, right 0.000 0.000 0.000
EXPECTED
echo "as described"
