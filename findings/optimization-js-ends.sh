#!/usr/bin/env bash
# optimization-js 1.5.0 (npm): the ends of a range and the first and last choice are drawn half as often, and a first loss of NaN stays the best.
#
# Integer and Categorical say that they generate uniformly distributed samples. They round a uniform number from the first to the last place, so the two ends get half a share:
# of 30,000 draws from 1 to 4 about 5,000 are 1, 10,000 are 2 and 3, and of three optimisers the second is drawn 15,000 times, the others 7,500 times. A random search of 24
# trials tries the middle choice twelve times. Real is uniform. If the first trial has a loss of NaN, no later one is less than it: best_y is NaN at the end of a search that saw losses
# down to 0.01, and the optimiser with mutations continues from that point. The documentation of both classes says nothing of this.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent optimization-js@1.5.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const search = require('optimization-js');

let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;

const space = search.Space([search.Integer(1, 4), search.Categorical(['sgd', 'adam', 'rmsprop']), search.Real(0, 4)]);
const draws = space.rsv(30000);
const counts = (values) => [...new Set(values)].sort().map((value) => `${value}: ${values.filter((other) => other === value).length}`).join(', ');
console.log('Integer(1, 4):', counts(draws.map((point) => point[0])));
console.log('Categorical:', counts(draws.map((point) => point[1])));
console.log('Real(0, 4), by whole numbers:', counts(draws.map((point) => Math.floor(point[2]))));

for (const minimise of ['dummy_minimize', 'rs_minimize']) {
  for (const failed of [2, 1]) {
    let trial = 0;
    const losses = [];
    const found = search[minimise]((point) => {
      trial += 1;
      losses.push(trial === failed ? NaN : 0.01 + point[0]);
      return losses[losses.length - 1];
    }, [search.Real(0, 1)], 40);
    const lowest = Math.min(...losses.filter((loss) => !Number.isNaN(loss)));
    console.log(`${minimise}, trial ${failed} of 40 is NaN: best_y ${found.best_y.toFixed(4)}, lowest loss ${lowest.toFixed(4)}`);
  }
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
Integer(1, 4): 1: 5058, 2: 9996, 3: 9963, 4: 4983
Categorical: adam: 14948, rmsprop: 7489, sgd: 7563
Real(0, 4), by whole numbers: 0: 7269, 1: 7442, 2: 7740, 3: 7549
dummy_minimize, trial 2 of 40 is NaN: best_y 0.0392, lowest loss 0.0392
dummy_minimize, trial 1 of 40 is NaN: best_y NaN, lowest loss 0.0166
rs_minimize, trial 2 of 40 is NaN: best_y 0.0100, lowest loss 0.0100
rs_minimize, trial 1 of 40 is NaN: best_y NaN, lowest loss 0.0100
EXPECTED
echo "as described"
