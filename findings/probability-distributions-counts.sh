#!/usr/bin/env bash
# probability-distributions 0.9.1 (npm): rpois is constant from a rate of 10,000 on, and rnbinom counts trials.
#
# rpois counts successes in 10,000 trials from a rate of 30 on, so its variance is rate · (1 − rate / 10,000), half of what it must be at 5,000, and from
# 10,000 on every draw is 10,000. rnbinom counts trials and subtracts 1, which is right for a size of 1 only: with size 5 and the mean 2 that was asked for,
# draws have the mean 6. rchisq adds the non-centrality to a central draw, so the variance is 2k where 2(k + 2c) is right. R's functions of the same names have
# the right moments, and the package's page says that its functions follow the syntax of R. Draws are made repeatable here by a generator with a seed.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent probability-distributions@0.9.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const PD = require('probability-distributions');

let state = 7919;
PD.prng = () => (state = state * 48271 % 2147483647) / 2147483647;

function show(name, draws, mean, variance) {
  const found = draws.reduce((a, b) => a + b) / draws.length;
  const spread = draws.reduce((sum, draw) => sum + (draw - found) ** 2, 0) / draws.length;
  console.log(`${name}: mean ${found.toPrecision(3)}, variance ${spread.toPrecision(3)}; right ${mean.toPrecision(3)}, ${variance.toPrecision(3)}`);
}

show('rpois, rate 20', PD.rpois(20000, 20), 20, 20);
show('rpois, rate 5000', PD.rpois(2000, 5000), 5000, 5000);
show('rpois, rate 20000', PD.rpois(200, 20000), 20000, 20000);
show('rnbinom, size 1, mean 2', PD.rnbinom(20000, 1, undefined, 2), 2, 6);
show('rnbinom, size 5, mean 2', PD.rnbinom(20000, 5, undefined, 2), 2, 2.8);
show('rnbinom, size 5, probability 0.5', PD.rnbinom(20000, 5, 0.5), 5, 10);
show('rchisq, 3 degrees of freedom', PD.rchisq(20000, 3), 3, 6);
show('rchisq, 3 degrees of freedom, non-centrality 10', PD.rchisq(20000, 3, 10), 13, 46);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
rpois, rate 20: mean 20.0, variance 19.8; right 20.0, 20.0
rpois, rate 5000: mean 5.00e+3, variance 2.32e+3; right 5.00e+3, 5.00e+3
rpois, rate 20000: mean 1.00e+4, variance 0.00; right 2.00e+4, 2.00e+4
rnbinom, size 1, mean 2: mean 1.98, variance 5.92; right 2.00, 6.00
rnbinom, size 5, mean 2: mean 6.01, variance 2.82; right 2.00, 2.80
rnbinom, size 5, probability 0.5: mean 8.98, variance 9.72; right 5.00, 10.0
rchisq, 3 degrees of freedom: mean 3.03, variance 6.08; right 3.00, 6.00
rchisq, 3 degrees of freedom, non-centrality 10: mean 13.0, variance 5.95; right 13.0, 46.0
EXPECTED
echo "as described"
