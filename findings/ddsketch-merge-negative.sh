#!/usr/bin/env bash
# @datadog/sketches-js 2.1.1 (npm): merge leaves the negative values of the other sketch out, but counts them.
#
# DDSketch promises quantiles within 1 %, also of merged sketches, one for each worker. A sketch of 1 to 100 that is merged with one of -100 to -1 has a count of 200
# and a min of -100, yet its median is 100.5 and its lowest quantile 0.99, where -1 and -100 are right: the places of the lost values are filled by the largest. In the other order
# of the two the result is right. Of gains by a search, between -5 and 5 on two workers, the lower quartile is 0 and the median 2.48, where -2.5 and 0 are right. Issue 22 of its
# repository describes it and is open. Positive values and zeros are merged rightly.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @datadog/sketches-js@2.1.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { DDSketch } = require('@datadog/sketches-js');

const places = [0, 0.25, 0.5, 0.75, 1];
function sketch(values) {
  const made = new DDSketch();
  for (const value of values) made.accept(value);
  return made;
}
const quantiles = (made) => places.map((place) => made.getValueAtQuantile(place).toFixed(2)).join(' ');
function show(title, first, second) {
  const merged = sketch(first);
  merged.merge(sketch(second));
  const sorted = [...first, ...second].sort((a, b) => a - b);
  console.log(`${title}: count ${merged.count}, min ${merged.min}, quantiles ${quantiles(merged)}`);
  console.log(`  one sketch of all values ${quantiles(sketch([...first, ...second]))}, sorted values ${places.map((place) => sorted[Math.floor(place * (sorted.length - 1))]).join(' ')}`);
}
const range = (from, to, step = 1) => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
show('1 to 100, then -100 to -1', range(1, 100), range(-100, -1));
show('-100 to -1, then 1 to 100', range(-100, -1), range(1, 100));
show('-5 to 5, twice', range(-5, 5, 0.25), range(-5, 5, 0.25));
show('1 to 100, then 101 to 200', range(1, 100), range(101, 200));
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
1 to 100, then -100 to -1: count 200, min -100, quantiles 0.99 49.90 100.49 100.49 100.49
  one sketch of all values -100.49 -50.91 -0.99 49.90 100.49, sorted values -100 -51 -1 50 100
-100 to -1, then 1 to 100: count 200, min -100, quantiles -100.49 -50.91 -0.99 49.90 100.49
  one sketch of all values -100.49 -50.91 -0.99 49.90 100.49, sorted values -100 -51 -1 50 100
-5 to 5, twice: count 82, min -5, quantiles -5.00 0.00 2.48 5.00 5.00
  one sketch of all values -5.00 -2.48 0.00 2.48 5.00, sorted values -5 -2.5 0 2.5 5
1 to 100, then 101 to 200: count 200, min 1, quantiles 0.99 49.90 100.49 149.92 198.37
  one sketch of all values 0.99 49.90 100.49 149.92 198.37, sorted values 1 50 100 150 200
EXPECTED
echo "as described"
