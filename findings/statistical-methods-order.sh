#!/usr/bin/env bash
# statistical-methods 1.0.4 (npm): median and mode sort the array they are given, and the population's variance is the sample's.
#
# median(losses) leaves the losses in ascending order, and so does mode. Whatever stands beside them by position (names, configurations, other columns) belongs
# to other rows from then on: of three losses the second is the best before the median is taken, the first after. The functions return numbers only, and
# nothing says that they write. variance and stddev take an argument for sample or population; false is replaced by true, so 1 2 3 4 have 1.667 both times,
# where the population's variance is 1.25. Pass a copy, and multiply by (rows - 1)/rows.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent statistical-methods@1.0.4 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const statistics = require('statistical-methods');

const sample = [1, 2, 3, 4];
console.log(`variance of 1 2 3 4: sample ${statistics.variance(sample, true).toFixed(3)}, population ${statistics.variance(sample, false).toFixed(3)}`);
console.log(`deviation of 1 2 3 4: sample ${statistics.stddev(sample, true).toFixed(3)}, population ${statistics.stddev(sample, false).toFixed(3)}`);

const losses = [0.9, 0.2, 0.5];
const names = ['first', 'second', 'third'];
const best = () => names[losses.indexOf(statistics.min(losses))];
console.log(`before: losses ${losses.join(' ')}, the best is the ${best()}`);
console.log(`median ${statistics.median(losses)}`);
console.log(`after: losses ${losses.join(' ')}, the best is the ${best()}`);
const other = [3, 1, 2, 1, 1];
console.log(`mode ${statistics.mode(other)}, the array is now ${other.join(' ')}`);
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
variance of 1 2 3 4: sample 1.667, population 1.667
deviation of 1 2 3 4: sample 1.291, population 1.291
before: losses 0.9 0.2 0.5, the best is the second
median 0.5
after: losses 0.2 0.5 0.9, the best is the first
mode 1, the array is now 1 1 1 2 3
EXPECTED
echo "as described"
