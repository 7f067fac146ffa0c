#!/usr/bin/env bash
# random-seedable 1.0.8 (npm): a shuffle never leaves a row in its place, and three rows have two orders out of six.
#
# shuffle names Fisher and Yates and draws its partner from below the row, not up to it, which is the algorithm of Sattolo: only permutations with a single
# cycle come out. Two rows are always swapped, three rows have the orders bca and cab, and of ten rows none kept its place in 2,000 shuffles where one a
# shuffle is expected, with each generator. Its table says of randRange(min, max): min <= number <= max; max is never drawn, so a die of randRange(1, 6) has no
# 6, and a search over 1 to 6 layers never tries six. A permutation test on such shuffles draws from other permutations than it assumes. Draw keys and sort by
# them, and give max + 1.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent random-seedable@1.0.8 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { XORShift, PCG, MersenneTwister } from 'random-seedable';

for (const [name, random] of [['XORShift', new XORShift(1)], ['PCG', new PCG(1)], ['MersenneTwister', new MersenneTwister(1)]]) {
  const orders = new Set();
  let kept = 0;
  for (let i = 0; i < 2000; i++) {
    orders.add(random.shuffle(['a', 'b', 'c'], false).join(''));
    kept += random.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], false).filter((row, place) => row === place).length;
  }
  const rolls = new Set(Array.from({ length: 2000 }, () => random.randRange(1, 6)));
  console.log(`${name}: orders of a b c in 2000 shuffles ${[...orders].sort().join(' ')}; of two rows ${random.shuffle(['a', 'b'], false).join('')} always `
    + `${Array.from({ length: 200 }, () => random.shuffle(['a', 'b'], false).join('')).every((order) => order === 'ba')}; `
    + `rows that kept their place ${kept} of 20000; randRange(1, 6) gives ${[...rolls].sort().join(' ')}`);
}
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
XORShift: orders of a b c in 2000 shuffles bca cab; of two rows ba always true; rows that kept their place 0 of 20000; randRange(1, 6) gives 1 2 3 4 5
PCG: orders of a b c in 2000 shuffles bca cab; of two rows ba always true; rows that kept their place 0 of 20000; randRange(1, 6) gives 1 2 3 4 5
MersenneTwister: orders of a b c in 2000 shuffles bca cab; of two rows ba always true; rows that kept their place 0 of 20000; randRange(1, 6) gives 1 2 3 4 5
EXPECTED
echo "as described"
