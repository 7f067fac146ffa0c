#!/usr/bin/env bash
# statly 0.0.1 (npm): the Mann-Whitney test of 100 values that are all below two others has p = 0.25, where 0.0004 is right.
#
# uTest describes p as the probability that both samples could have been drawn from one distribution. What it computes is the lower tail of a binomial
# distribution with as many throws as the smaller sample has values, at the area under the curve times that number: the larger sample's size does not count.
# Two groups of 20 that are shifted by a quarter have 0.021, exactly counted 0.0095; 20 below 20 have 1e-6 in place of 1.5e-11; and with two values on one side
# nothing is ever below 0.25. It is one-sided as well, so that interleaved samples have 0.59 in place of 0.80. The area under the curve beside it is right. Two
# runs of a new configuration against hundreds of the old one never differ. Take the exact distribution or the normal one.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent statly@0.0.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { uTest } = require('statly');

// The exact two-sided probability of Mann and Whitney for values without ties, by counting orders.
function exact(a, b) {
  const counts = Array.from({ length: b.length + 1 }, () => Array.from({ length: a.length + 1 }, () => []));
  const ways = (m, n) => {
    if (counts[n][m].length) return counts[n][m];
    const result = Array(m * n + 1).fill(0);
    if (m === 0 || n === 0) result[0] = 1;
    else {
      ways(m - 1, n).forEach((count, u) => { result[u + n] += count; });
      ways(m, n - 1).forEach((count, u) => { result[u] += count; });
    }
    return counts[n][m] = result;
  };
  const all = ways(a.length, b.length);
  const u = a.reduce((sum, x) => sum + b.filter((y) => x > y).length, 0);
  const tail = Math.min(u, a.length * b.length - u);
  const total = all.reduce((sum, count) => sum + count, 0);
  return Math.min(1, 2 * all.slice(0, tail + 1).reduce((sum, count) => sum + count, 0) / total);
}
const run = (from, step, rows) => Array.from({ length: rows }, (_, row) => from + step * row);
for (const [name, a, b] of [
  ['100 values, all below 2 others', run(0, 1, 100), [1000, 1001]],
  ['20 values, all below 20 others', run(0, 1, 20), run(100, 1, 20)],
  ['20 and 20 values, shifted by a quarter', run(0, 1, 20), run(5.5, 1, 20)],
  ['20 and 20 values, interleaved', run(0, 1, 20), run(0.5, 1, 20)],
]) {
  const { p, auc } = uTest(a, b);
  const swapped = uTest(b, a);
  console.log(`${name}: p ${p.toPrecision(3)} (swapped ${swapped.p.toPrecision(3)}), exact ${exact(a, b).toPrecision(3)}; auc ${auc.toFixed(3)}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
100 values, all below 2 others: p 0.250 (swapped 0.250), exact 0.000388; auc 0.000
20 values, all below 20 others: p 9.54e-7 (swapped 9.54e-7), exact 1.45e-11; auc 0.000
20 and 20 values, shifted by a quarter: p 0.0207 (swapped 0.0207), exact 0.00948; auc 0.263
20 and 20 values, interleaved: p 0.588 (swapped 0.588), exact 0.799; auc 0.475
EXPECTED
echo "as described"
