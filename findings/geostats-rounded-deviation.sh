#!/usr/bin/env bash
# geostats 2.1.0 (npm): variances and deviations are rounded to two decimals, so classes of small values are all empty.
#
# variance always rounds its result to two decimals, since it looks for an argument that it does not have, and stddev takes the root of that. stddev and cov
# round again, unless they are called with an argument, which the documentation does not name; the deviation is then still the root of the rounded variance.
# Losses of 0.101 to 0.128 have the deviation 0 and the coefficient of variation 0, where 0.0093 and 0.082 are right; ten times the losses have the deviation
# 0.1 where 0.0929 is right. Classes by standard deviation are built on it: four classes of these losses have five equal bounds with no loss between them,
# while for a thousand times the losses each class has its rows. setPrecision concerns the values only. The documentation says that they return the variance
# and the standard deviation.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent geostats@2.1.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const Geostats = require('geostats');

const losses = [0.101, 0.104, 0.112, 0.115, 0.121, 0.128];
for (const factor of [1, 10, 1000]) {
  const values = losses.map((loss) => loss * factor);
  const mean = values.reduce((sum, value) => sum + value) / 6;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 6);
  const found = new Geostats(values);
  console.log(`losses times ${factor}: deviation ${found.stddev()}, with round false ${new Geostats(values).stddev(false)}, right ${deviation.toFixed(4)}`);
  console.log(`  coefficient of variation ${found.cov()}, right ${(deviation / mean).toFixed(4)}`);
  const bounds = found.getClassStdDeviation(4);
  const rows = bounds.slice(1).map((bound, i) => values.filter((value) => value > bounds[i] && value <= bound).length);
  console.log(`  bounds of four classes ${bounds.map((bound) => bound.toPrecision(4)).join(' ')}, rows ${rows.join(' ')}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
losses times 1: deviation 0, with round false 0, right 0.0093
  coefficient of variation 0, right 0.0818
  bounds of four classes 0.1135 0.1135 0.1135 0.1135 0.1135, rows 0 0 0 0
losses times 10: deviation 0.1, with round false 0.1, right 0.0929
  coefficient of variation 0.09, right 0.0818
  bounds of four classes 0.9350 1.035 1.135 1.235 1.335, rows 1 2 2 1
losses times 1000: deviation 9.29, with round false 9.287087810503355, right 9.2871
  coefficient of variation 0.08, right 0.0818
  bounds of four classes 94.92 104.2 113.5 122.8 132.1, rows 2 1 2 1
EXPECTED
echo "as described"
