#!/usr/bin/env bash
# stats-analysis 2.0.0 (npm): values below 0.5 have no outliers, nor has the first value or one after a 0.
#
# filterOutliers and indexOfOutliers compare, by default, the difference from the value before with the median of these differences. The differences are
# rounded to whole numbers and 1 is added, so all losses below 0.5 differ by 1: 0.49 among losses of 0.3 is not an outlier, in thousandths it is one. The value
# before is taken with ||, so a 0 counts as no value, and the difference of the value after it is NaN: 90 after a 0 is not found, and is found if 1 is added to
# all values. The first value has the difference NaN too, so 90 at the start is kept, and the normal value after it is removed. The method MAD finds all of
# them. The package's page recommends the default for time series.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent stats-analysis@2.0.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { indexOfOutliers, filterOutliers } = require('stats-analysis');

function show(name, values) {
  const found = indexOfOutliers(values);
  console.log(`${name}: outliers at ${found.join(' ') || 'none'}; by MAD ${indexOfOutliers(values, 'MAD').join(' ') || 'none'}`);
}

const losses = [0.31, 0.3, 0.29, 0.3, 0.49, 0.3, 0.29, 0.28, 0.3];
show('losses with 0.49 at 4', losses);
show('the same in thousandths', losses.map((loss) => loss * 1000));
const counts = [3, 3, 4, 0, 90, 4, 3, 4, 3];
show('counts with 90 at 4, after a 0', counts);
show('the same plus 1', counts.map((count) => count + 1));
const start = [90, 3, 4, 3, 4, 3, 4];
show('counts with 90 at 0', start);
console.log(`  kept: ${filterOutliers(start).join(' ')}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
losses with 0.49 at 4: outliers at none; by MAD 4
the same in thousandths: outliers at 4 5; by MAD 4
counts with 90 at 4, after a 0: outliers at 5; by MAD 4
the same plus 1: outliers at 4 5; by MAD 4
counts with 90 at 0: outliers at 1; by MAD 0
  kept: 90 4 3 4 3 4
EXPECTED
echo "as described"
