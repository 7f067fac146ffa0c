#!/usr/bin/env bash
# isolation-forest 0.0.9 (npm): the subsample is drawn but not used, so scores fall with the number of rows and groups of outliers are hidden.
#
# The size of the subsamples is documented to avoid masking. fit() draws one for each tree and builds the tree from all rows; the size only limits the depth and divides the path. So a
# score has no fixed scale: with 256, 1,000 and 10,000 rows of one distribution and a subsample of 64 the mean score falls from 0.34 to 0.16, where it stays at 0.48 with
# real subsamples. Of 2,000 rows and forty outliers beside each other the forty largest scores of the default size hold twenty outliers, where subsamples
# find all forty. Issue 19 of its repository (jayhaluska/isolation-forest-js) says so since 2022.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent isolation-forest@0.0.9 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { IsolationForest } = require('isolation-forest');

let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const normal = () => Math.sqrt(-2 * Math.log(Math.random())) * Math.cos(2 * Math.PI * Math.random());
const cloud = (count, centre, deviation) => Array.from({ length: count }, () => ({ x: centre + deviation * normal(), y: centre + deviation * normal() }));

function whole(rows, size) {
  const forest = new IsolationForest(50, size);
  forest.fit(rows);
  return forest.scores();
}

// The same trees, each from rows drawn by hand: a score is 2 to the power of minus the mean of the trees' exponents.
function drawn(rows, size) {
  const exponents = rows.map(() => 0);
  for (let tree = 0; tree < 50; tree += 1) {
    const places = new Set();
    while (places.size < size) places.add(Math.floor(Math.random() * rows.length));
    const forest = new IsolationForest(1, size);
    forest.fit([...places].map((place) => rows[place]));
    forest.predict(rows).forEach((score, row) => { exponents[row] += Math.log2(score) / 50; });
  }
  return exponents.map((exponent) => 2 ** exponent);
}

for (const count of [256, 1000, 10000]) {
  const rows = cloud(count, 0, 1);
  const means = [whole, drawn].map((scores) => scores(rows, 64).reduce((sum, score) => sum + score / count, 0).toFixed(2));
  console.log(`${count} rows, subsamples of 64: mean score ${means[0]}, with subsamples ${means[1]}`);
}
const rows = [...cloud(2000, 0, 1), ...cloud(40, 5, 0.05)];
for (const size of [64, 256]) {
  const found = [whole, drawn].map((scores) => {
    const values = scores(rows, size);
    return [...values.keys()].sort((a, b) => values[b] - values[a]).slice(0, 40).filter((row) => row >= 2000).length;
  });
  console.log(`40 outliers together, subsamples of ${size}: ${found[0]} among the 40 largest scores, with subsamples ${found[1]}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
256 rows, subsamples of 64: mean score 0.34, with subsamples 0.48
1000 rows, subsamples of 64: mean score 0.25, with subsamples 0.48
10000 rows, subsamples of 64: mean score 0.16, with subsamples 0.49
40 outliers together, subsamples of 64: 30 among the 40 largest scores, with subsamples 40
40 outliers together, subsamples of 256: 20 among the 40 largest scores, with subsamples 40
EXPECTED
echo "as described"
