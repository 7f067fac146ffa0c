#!/usr/bin/env bash
# prom-client 15.1.3 with tdigest 0.1.3 (npm): the quantiles of a Summary are values that nearly never occurred.
#
# A Summary keeps a t-digest, which stores equal values as one point and draws straight lines between the middles of the points. With many different values
# that is exact to a fraction of a percent. With few it is not: of 1,000 observations 950 are 0 and 50 are 100, and the median is 5, the quantile of 0.8
# is 65 and that of 0.9 is 85, where all three are 0; it stays so after 100,000. Retries, epochs, rows, sizes of batches and times in whole seconds are such
# values. An alarm on the median fires because of the slowest twentieth. tdigest has a class Digest that is exact for such values and is not used; Histogram
# counts. Known for the same structure in other languages (issue 60 of CamDavidsonPilon/tdigest); prom-client's documentation does not mention it.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent prom-client@15.1.3 tdigest@0.1.3 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Summary } = require('prom-client');
const { Digest } = require('tdigest');

const quantiles = [0.25, 0.5, 0.8, 0.9, 0.99];
async function show(name, values) {
  const summary = new Summary({ name: 'seen_' + name.replaceAll(' ', '_'), help: name, percentiles: quantiles });
  const digest = new Digest();
  for (const value of values) {
    summary.observe(value);
    digest.push(value);
  }
  const seen = (await summary.get()).values.filter((entry) => entry.labels.quantile !== undefined).map((entry) => +entry.value.toFixed(3));
  const sorted = [...values].sort((a, b) => a - b);
  const right = quantiles.map((q) => sorted[Math.ceil(q * values.length) - 1]);
  console.log(`${name}: summary ${seen.join(' ')}; sorted ${right.join(' ')}; Digest ${quantiles.map((q) => digest.percentile(q)).join(' ')}`);
}
(async () => {
  const slow = (i) => i % 20 === 19;
  await show('1000 values', Array.from({ length: 1000 }, (_, i) => (slow(i) ? 100 : 0)));
  await show('100000 values', Array.from({ length: 100000 }, (_, i) => (slow(i) ? 100 : 0)));
  await show('whole seconds', Array.from({ length: 1000 }, (_, i) => (slow(i) ? 30 : 1 + (i % 2))));
})();
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
1000 values: summary 0 5 65 85 100; sorted 0 0 0 0 100; Digest 0 0 0 0 100
100000 values: summary 0 5 65 85 100; sorted 0 0 0 0 100; Digest 0 0 0 0 100
whole seconds: summary 1 1.526 10.4 21.6 30; sorted 1 1 2 2 30; Digest 1 1 2 2 30
EXPECTED
echo "as described"
