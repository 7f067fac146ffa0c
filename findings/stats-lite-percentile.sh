#!/usr/bin/env bash
# stats-lite 2.2.0 (npm): low percentiles lie below the smallest value: the 10th of 10 and 100 is -17.
#
# percentile interpolates between the middles of the values' ranks. Above the last rank it stays at the largest value, which pull request 3 of its repository
# added; below the first one it goes on along the line through the two smallest. Of 10 and 100 the smallest is at -35 and the 10th percentile at -17; of five
# losses with one of 0.01 the 5th is -9.988. A percentile of losses, times or shares becomes negative and no row lies below it, so a rule such as "keep what is
# under the 5th percentile" keeps nothing. All shares below half a row's part are affected, which are 5 % and 10 % for few rows; the median and high
# percentiles are right.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent stats-lite@2.2.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { percentile } = require('stats-lite');

const show = (values, ...shares) => console.log(`${values.join(' ')}: ${shares.map((share) => `${share * 100} % at ${Number(percentile(values, share).toFixed(3))}`).join(', ')}`);
show([10, 100], 0, 0.1, 0.25, 0.5, 0.9, 1);
show([0.1, 0.2, 5], 0, 0.05, 0.1, 0.25, 0.9, 1);
show([1, 2, 3, 400], 0, 0.05, 0.1, 0.25, 0.9, 1);
show([0.01, 40, 45, 50, 55], 0, 0.05, 0.1, 0.5, 0.95, 1);
const losses = [0.02, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5];
const fence = percentile(losses, 0.05);
console.log(`losses ${losses.join(' ')}: below the 5 % percentile of ${fence.toFixed(3)} are ${losses.filter((loss) => loss < fence).length}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
10 100: 0 % at -35, 10 % at -17, 25 % at 10, 50 % at 55, 90 % at 100, 100 % at 100
0.1 0.2 5: 0 % at 0.05, 5 % at 0.065, 10 % at 0.08, 25 % at 0.125, 90 % at 5, 100 % at 5
1 2 3 400: 0 % at 0.5, 5 % at 0.7, 10 % at 0.9, 25 % at 1.5, 90 % at 400, 100 % at 400
0.01 40 45 50 55: 0 % at -19.985, 5 % at -9.988, 10 % at 0.01, 50 % at 45, 95 % at 55, 100 % at 55
losses 0.02 0.9 1 1.1 1.2 1.3 1.4 1.5: below the 5 % percentile of -0.068 are 0
EXPECTED
echo "as described"
