#!/usr/bin/env bash
# bayesian-changepoint 1.0.1 (npm): a change after the first 1,000 rows is never found.
#
# exec cuts the series into chunks of 1,000 rows and then looks at the first chunk again for each of them. A step from 10 to 50 at row 1,200 of 1,500 is not
# found, the list of breaks is empty; at row 400 it is. With a chunkSize as large as the series both are found. The setting is not mentioned on its page, and
# nothing is said when a series is longer. Long losses over steps look as if nothing had happened to them. Give chunkSize the length of the series; memory
# grows with its square.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent bayesian-changepoint@1.0.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const BayesianChangePoint = require('bayesian-changepoint').default;

let state = 1;
const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
const find = (values, chunkSize) => {
  const detection = new BayesianChangePoint({ breakpointVerifier: (next, previous) => Math.abs(next.data - previous.data) >= 5, chunkSize });
  detection.exec(values);
  return detection.breakPoints().map((point) => `row ${point.index} (${point.data.toFixed(0)})`).join(', ') || 'none';
};
const series = (rows, change) => Array.from({ length: rows }, (_, row) => (row < change ? 10 : 50) + draw());
for (const [rows, change] of [[900, 400], [1500, 400], [1500, 1200], [2500, 1200]]) {
  console.log(`${rows} rows, a step from 10 to 50 at row ${change}: found ${find(series(rows, change))}; with chunkSize ${rows} ${find(series(rows, change), rows)}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
900 rows, a step from 10 to 50 at row 400: found row 400 (50); with chunkSize 900 row 400 (51)
1500 rows, a step from 10 to 50 at row 400: found row 400 (51); with chunkSize 1500 row 400 (51)
1500 rows, a step from 10 to 50 at row 1200: found none; with chunkSize 1500 row 1200 (50)
2500 rows, a step from 10 to 50 at row 1200: found none; with chunkSize 2500 row 1200 (51)
EXPECTED
echo "as described"
