#!/usr/bin/env bash
# geneticalgorithm 1.0.2 (npm): an odd populationSize makes the best individual disappear.
#
# In each generation the individuals compete in pairs, and the better one of a pair stays. With an odd number the last one has no partner and is dropped, whatever its score; then the population is filled
# up with mutants. The best is the last in one of five generations with five individuals, and the best score falls: 637 of 5,000 generations with 5 individuals and 32 with
# 101 have a worse best than the one before, with 4, 6 and 100 none has. After 100 generations of 5 individuals 44 of 50 runs have seen a better one than best() returns. The README describes populationSize as a number greater than zero and grows it by a tenth in an example, and best() as the best phenotype.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent geneticalgorithm@1.0.2 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const genetic = require('geneticalgorithm');
let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;

for (const populationSize of [4, 5, 6, 7, 100, 101]) {
  let worse = 0, lost = 0;
  for (let run = 0; run < 50; run++) {
    const scores = [];
    const search = genetic({
      mutationFunction: (one) => ({ rate: one.rate + Math.random() - 0.5 }),
      crossoverFunction: (one, other) => [{ rate: (one.rate + other.rate) / 2 }, other],
      fitnessFunction: (one) => -((one.rate - 3) ** 2),
      population: [{ rate: 0 }],
      populationSize,
    });
    for (let generation = 0; generation < 100; generation++) scores.push(search.evolve().bestScore());
    worse += scores.filter((score, generation) => generation > 0 && score < scores[generation - 1]).length;
    lost += Math.max(...scores) > scores[99];
  }
  console.log(`${populationSize} individuals: ${worse} of 5000 generations have a worse best than the one before, ${lost} of 50 runs end below their best`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
4 individuals: 0 of 5000 generations have a worse best than the one before, 0 of 50 runs end below their best
5 individuals: 637 of 5000 generations have a worse best than the one before, 44 of 50 runs end below their best
6 individuals: 0 of 5000 generations have a worse best than the one before, 0 of 50 runs end below their best
7 individuals: 543 of 5000 generations have a worse best than the one before, 43 of 50 runs end below their best
100 individuals: 0 of 5000 generations have a worse best than the one before, 0 of 50 runs end below their best
101 individuals: 32 of 5000 generations have a worse best than the one before, 7 of 50 runs end below their best
EXPECTED
echo "as described"
