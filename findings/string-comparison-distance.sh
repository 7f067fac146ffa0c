#!/usr/bin/env bash
# string-comparison 1.3.0 (npm): the distance of Jaro and Winkler is a similarity, so the nearest name is the most different one.
#
# The manual says of all distances that 0 means identical strings. jaroWinkler.distance is 1 for equal strings, 0.944 for two letters in the wrong order and 0 for strings
# without a common letter; all other measures give 0 for equal strings. It is the plain Jaro similarity, without the part for a common start. Who looks for
# the column that a misspelt name means gets momentum for learning_rte. jaccardIndex and cosine compare sets of letters, where the manual speaks of sequences of n
# characters with the cardinality ignored: night and thing are the same string for both, as are listen and silent.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent string-comparison@1.3.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const measures = require('string-comparison').default;

for (const name of ['levenshtein', 'diceCoefficient', 'metricLcs', 'jaccardIndex', 'cosine', 'jaroWinkler']) {
  const pairs = [['martha', 'martha'], ['martha', 'marhta'], ['martha', 'xyz']];
  console.log(`${name}: ${pairs.map(([one, other]) => `distance ${one} ${other} ${measures[name].distance(one, other).toFixed(3)}`).join(', ')}; similarity to itself ${measures[name].similarity('martha', 'martha')}`);
}
const columns = ['learning_rate', 'momentum', 'weight_decay', 'layers'];
for (const name of ['levenshtein', 'metricLcs', 'jaroWinkler']) {
  const nearest = [...columns].sort((one, other) => measures[name].distance('learning_rte', one) - measures[name].distance('learning_rte', other))[0];
  console.log(`nearest to learning_rte by ${name}.distance: ${nearest}`);
}
for (const [one, other] of [['night', 'thing'], ['listen', 'silent']]) {
  console.log(`${one} and ${other}: jaccardIndex.distance ${measures.jaccardIndex.distance(one, other)}, cosine.distance ${Math.abs(measures.cosine.distance(one, other)).toFixed(3)}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
levenshtein: distance martha martha 0.000, distance martha marhta 2.000, distance martha xyz 6.000; similarity to itself 1
diceCoefficient: distance martha martha 0.000, distance martha marhta 0.600, distance martha xyz 1.000; similarity to itself 1
metricLcs: distance martha martha 0.000, distance martha marhta 0.167, distance martha xyz 1.000; similarity to itself 1
jaccardIndex: distance martha martha 0.000, distance martha marhta 0.000, distance martha xyz 1.000; similarity to itself 1
cosine: distance martha martha 0.000, distance martha marhta 0.000, distance martha xyz 1.000; similarity to itself 1
jaroWinkler: distance martha martha 1.000, distance martha marhta 0.944, distance martha xyz 0.000; similarity to itself 1
nearest to learning_rte by levenshtein.distance: learning_rate
nearest to learning_rte by metricLcs.distance: learning_rate
nearest to learning_rte by jaroWinkler.distance: momentum
night and thing: jaccardIndex.distance 0, cosine.distance 0.000
listen and silent: jaccardIndex.distance 0, cosine.distance 0.000
EXPECTED
echo "as described"
