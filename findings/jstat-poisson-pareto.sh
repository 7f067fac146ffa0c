#!/usr/bin/env bash
# jStat 1.9.6 (npm): Poisson probabilities become infinite for counts near 150, and the mean and the median of Pareto are far off.
#
# poisson.pdf divides rate^count by count!, and both overflow: with the rate 150, the probability of 150 is Infinity and so is the cdf, and from 171 on both
# are NaN; R and SciPy give 0.0326 and 0.52. Its neighbours binomial and normal are right at such sizes. A likelihood or deviance over counts is Infinity or
# NaN for the busiest rows, and a comparison with it is decided by them or always false. pareto.mean(2, 5) is 40 and pareto.median 14.1, where the
# distribution's own density and inv(0.5) give 2.5 and 2.3: the scale is raised to the shape, and 2^(1/shape) became a product. A summary of a heavy tail, for
# example of the durations of trials, depends on the unit: the same times in thousandths have the mean 4e16 where 2,500 is right.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent jstat@1.9.6 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { jStat } = require('jstat');

function logarithmOfFactorial(count) {
  let sum = 0;
  for (let i = 2; i <= count; i++) sum += Math.log(i);
  return sum;
}
const right = (count, rate) => Math.exp(count * Math.log(rate) - rate - logarithmOfFactorial(count));
for (const rate of [100, 150, 200]) {
  let cumulated = 0;
  for (let count = 0; count <= rate; count++) cumulated += right(count, rate);
  console.log(`Poisson(${rate}): pdf(${rate}) = ${jStat.poisson.pdf(rate, rate).toFixed(4)}, right ${right(rate, rate).toFixed(4)}; ` +
    `cdf(${rate}) = ${jStat.poisson.cdf(rate, rate).toFixed(4)}, right ${cumulated.toFixed(4)}`);
}

let mean = 0;
const step = 0.0005;
for (let x = 2 + step / 2; x < 500; x += step) mean += x * jStat.pareto.pdf(x, 2, 5) * step;
console.log(`Pareto(2, 5): mean ${jStat.pareto.mean(2, 5)}, by its density ${mean.toFixed(1)}`);
console.log(`Pareto(2, 5): median ${jStat.pareto.median(2, 5).toFixed(1)}, inv(0.5) ${jStat.pareto.inv(0.5, 2, 5).toFixed(1)}`);
console.log(`Pareto(2000, 5), the same in thousandths: mean ${jStat.pareto.mean(2000, 5)}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
Poisson(100): pdf(100) = 0.0399, right 0.0399; cdf(100) = 0.5266, right 0.5266
Poisson(150): pdf(150) = Infinity, right 0.0326; cdf(150) = Infinity, right 0.5217
Poisson(200): pdf(200) = NaN, right 0.0282; cdf(200) = NaN, right 0.5188
Pareto(2, 5): mean 40, by its density 2.5
Pareto(2, 5): median 14.1, inv(0.5) 2.3
Pareto(2000, 5), the same in thousandths: mean 40000000000000000
EXPECTED
echo "as described"
