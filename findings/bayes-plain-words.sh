#!/usr/bin/env bash
# bayes 1.0.0 (npm): a text with the word constructor has no category, and training with it leaves all texts with it without one.
#
# Counts of words are kept in plain objects, whose inherited members are taken for counts. The word constructor is found in every table as a function, so its
# probability is not a number, neither is the probability of each category, and none is larger than the first limit: categorize returns null. That holds for
# texts in which all other words are clear, and for a word that was never learned, where the formula gives a probability for each unknown word. Training does
# not help: the count becomes a text. The word also counts as known when it is met first, so the size of the vocabulary is one too small. Documents about code,
# such as issues of a programming project, are hit: without the word the same texts are classified. Upper case and other words are not concerned. Nothing is
# reported.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent bayes@1.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const bayes = require('bayes');

const texts = [
  ['the constructor fails with a null argument', 'bug'],
  ['the method fails with a null argument', 'bug'],
  ['please add a method that sorts', 'wish'],
];

async function show(name, learned, asked) {
  const classifier = bayes();
  for (const [text, category] of learned) await classifier.learn(text, category);
  const found = [];
  for (const text of asked) found.push(`${text}: ${await classifier.categorize(text)}`);
  console.log(`${name}: ${found.join(', ')}; words ${classifier.vocabularySize}`);
}

(async () => {
  await show('learned without the word', texts.slice(1), ['method fails', 'builder fails', 'constructor fails', 'Constructor fails']);
  await show('learned with the word', texts, ['method fails', 'constructor fails']);
  const replaced = texts.map(([text, category]) => [text.replace('constructor', 'builder'), category]);
  await show('learned with another word in its place', replaced, ['builder fails']);

  const classifier = bayes();
  for (const [text, category] of texts) await classifier.learn(text, category);
  const probability = (word) => classifier.tokenProbability(word, 'bug');
  const found = ['fails', 'unknown', 'constructor'].map((word) => `${word} ${probability(word).toFixed(4)}`);
  console.log(`probabilities in bug: ${found.join(', ')}`);
})();
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
learned without the word: method fails: bug, builder fails: bug, constructor fails: null, Constructor fails: bug; words 11
learned with the word: method fails: bug, constructor fails: null; words 11
learned with another word in its place: builder fails: bug; words 12
probabilities in bug: fails 0.1200, unknown 0.0400, constructor NaN
EXPECTED
echo "as described"
