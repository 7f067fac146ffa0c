#!/usr/bin/env bash
# fast-stats 0.0.7 (npm): iqr() removes every value if the middle half of them is equal, so the mean of run times in whole milliseconds is NaN.
#
# iqr() keeps the values strictly between q1 - 1.5 (q3 - q1) and q3 + 1.5 (q3 - q1). If both quartiles are 12 both fences are 12, and 12 is not inside: of 100 run times, 80
# of them 12 ms, none is kept, and mean and deviation are NaN where the mean of the rows at the fences is 12. With quartiles of 11 and 12 it keeps 99. Four equal values
# are removed as well. The README says that the filter may filter out nothing; that it may filter out everything it does not say.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent fast-stats@0.0.7 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Stats } = require('fast-stats');

const list = (...pairs) => pairs.flatMap(([count, value]) => Array(count).fill(value));
const inside = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const quartile = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  const [low, high] = [quartile(0.25), quartile(0.75)];
  return sorted.filter((value) => value >= low - 1.5 * (high - low) && value <= high + 1.5 * (high - low));
};
for (const values of [list([10, 11], [80, 12], [9, 13], [1, 900]), list([40, 11], [59, 12], [1, 900]), list([1, 3], [1, 3], [1, 3], [1, 3])]) {
  const kept = new Stats().push(values).iqr();
  const right = inside(values);
  const mean = right.reduce((sum, value) => sum + value, 0) / right.length;
  const counts = [...new Set(values)].map((value) => `${values.filter((other) => other === value).length} times ${value}`).join(', ');
  console.log(`${counts}: iqr keeps ${kept.length}, mean ${kept.amean()}, deviation ${kept.stddev()}; between the fences ${right.length}, mean ${mean}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
10 times 11, 80 times 12, 9 times 13, 1 times 900: iqr keeps 0, mean NaN, deviation NaN; between the fences 80, mean 12
40 times 11, 59 times 12, 1 times 900: iqr keeps 99, mean 11.595959595959595, deviation 0.4907053657168129; between the fences 99, mean 11.595959595959595
4 times 3: iqr keeps 0, mean NaN, deviation NaN; between the fences 4, mean 3
EXPECTED
echo "as described"
