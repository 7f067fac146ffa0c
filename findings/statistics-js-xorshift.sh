#!/usr/bin/env bash
# statistics.js 1.0.0 (npm): each 61st draw of its seeded generator is NaN.
#
# xorshift fills a buffer of 60 numbers and refills it one draw too late, so next() reads behind its end: draws 61, 122, 183 and so on are NaN, as whole
# numbers undefined, whatever the seed. It is the library's only generator with a seed, and its Fisher-Yates shuffle takes it as a source; the shuffle then
# asks for a row that does not exist and writes the nothing it got into the result, so that one of ten rows is lost. Sums and means of draws are NaN. Discard
# what is NaN.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent statistics.js@1.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const Statistics = require('statistics.js');

const random = new Statistics([], {});
for (const seed of [[1, 2, 3, 4], [123456789, 362436069, 521288629, 88675123]]) {
  random.xorshift(seed);
  const draws = Array.from({ length: 1000 }, () => random.next());
  const missing = draws.flatMap((value, index) => Number.isNaN(value) ? [index + 1] : []);
  console.log(`seed ${seed.join(' ')}: ${missing.length} of 1000 draws are NaN: draws ${missing.slice(0, 4).join(', ')}, ...`);
  console.log(`  sum of the draws ${draws.reduce((sum, value) => sum + value, 0)}`);
  random.xorshift(seed);
  console.log(`  whole numbers: draw 61 is ${Array.from({ length: 61 }, () => random.next(false))[60]}`);
}
random.xorshift([1, 2, 3, 4], 60);
const rows = Array.from({ length: 10 }, (_, row) => row);
console.log(`ten rows shuffled from there: ${JSON.stringify(random.fisherYatesShuffle(rows, random.next).map((row) => row ?? 'lost'))}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
seed 1 2 3 4: 16 of 1000 draws are NaN: draws 61, 122, 183, 244, ...
  sum of the draws NaN
  whole numbers: draw 61 is undefined
seed 123456789 362436069 521288629 88675123: 16 of 1000 draws are NaN: draws 61, 122, 183, 244, ...
  sum of the draws NaN
  whole numbers: draw 61 is undefined
ten rows shuffled from there: [6,4,0,5,7,1,8,2,3,"lost"]
EXPECTED
echo "as described"
