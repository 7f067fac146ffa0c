#!/usr/bin/env bash
# mathjs 15.2.0 (npm): five times in milliseconds are three distinct ones, cannot be sorted, and have another median at each call.
#
# Comparisons take numbers for equal that differ by less than 1e-12 of their size or by 1e-15. A time in milliseconds is about 1.7e12, so neighbouring
# milliseconds are equal, and so are ids from 13 digits on, which doubles hold exactly. Functions that compare inherit it: setDistinct drops rows, sort returns
# them unsorted, max is not the largest, and larger is false for a larger number. median partitions around random elements, so the same five numbers have
# different medians in one program. Near 0 all numbers below 1e-15 are equal, for example p-values and likelihoods. The tolerance can be configured, but it is
# documented for equal and larger, not for sorting, sets, max and the median.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent mathjs@15.2.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const math = require('mathjs');

for (const start of [0, 1700000000000]) {
  const times = [3, 0, 2, 1, 4].map((time) => start + time);
  const list = (values) => [...values].map((time) => time - start).join(' ');
  console.log(`times ${start} + (${list(times)})`);
  console.log(`  sort: ${list(math.sort(times))}; Array.sort: ${list([...times].sort((a, b) => a - b))}`);
  console.log(`  setDistinct: ${list(math.setDistinct(times))}; Set: ${list([...new Set(times)].sort((a, b) => a - b))}`);
  const medians = new Set(Array.from({ length: 1000 }, () => math.median(times)));
  console.log(`  median is always the same: ${medians.size === 1}; max: ${math.max(times) - start}; larger(start + 1, start): ${math.larger(start + 1, start)}`);
}
console.log(`p-values 4e-16 2e-16 1e-16 3e-16 sorted: ${math.sort([4e-16, 2e-16, 1e-16, 3e-16]).join(' ')}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
times 0 + (3 0 2 1 4)
  sort: 0 1 2 3 4; Array.sort: 0 1 2 3 4
  setDistinct: 0 1 2 3 4; Set: 0 1 2 3 4
  median is always the same: true; max: 4; larger(start + 1, start): true
times 1700000000000 + (3 0 2 1 4)
  sort: 0 1 3 2 4; Array.sort: 0 1 2 3 4
  setDistinct: 0 3 4; Set: 0 1 2 3 4
  median is always the same: false; max: 3; larger(start + 1, start): false
p-values 4e-16 2e-16 1e-16 3e-16 sorted: 4e-16 2e-16 1e-16 3e-16
EXPECTED
echo "as described"
