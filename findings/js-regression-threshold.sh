#!/usr/bin/env bash
# @kobra-dev/js-regression 1.0.12 (npm): the threshold of a logistic regression comes from columns that are shifted by one.
#
# fit returns a threshold, and the package's example predicts the class 1 where the probability reaches it. It is meant to be the lowest probability of a
# positive row, but the rows it looks at have the intercept's 1 in front already and get another: each weight meets its left neighbour's column, and the last
# column is not read. With one feature every row has the same "probability", so the threshold is a constant: 0.9986 where 0.0541 was meant. A model with an
# accuracy of 0.936 at 0.5 has 0.722 at the threshold; in other units of x the threshold is 0.676, so scaling a column changes the classes. Ignore it and
# compare with 0.5.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @kobra-dev/js-regression@1.0.12 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { LogisticRegression } = require('@kobra-dev/js-regression');

let state = 1;
const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
for (const lambda of [0, 0.01]) {
  for (const [name, scale] of [['x from -2 to 2', 1], ['x from -20 to 20', 10]]) {
    state = 1;
    const table = Array.from({ length: 500 }, () => {
      const x = draw() * 4 - 2;
      return [x * scale, x + draw() - 0.5 > 0 ? 1 : 0];
    });
    const model = new LogisticRegression({ alpha: 0.1, iterations: 5000, lambda });
    const { threshold } = model.fit(table);
    const accuracy = (limit) => table.filter(([x, y]) => (model.transform([x]) >= limit ? 1 : 0) === y).length / table.length;
    const lowest = Math.min(...table.filter(([, y]) => y === 1).map(([x]) => model.transform([x])));
    console.log(`${name}, lambda ${lambda}: threshold ${threshold.toFixed(4)}, lowest probability of a positive row ${lowest.toFixed(4)}; `
      + `accuracy at the threshold ${accuracy(threshold).toFixed(3)}, at 0.5 ${accuracy(0.5).toFixed(3)}`);
  }
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
x from -2 to 2, lambda 0: threshold 0.9986, lowest probability of a positive row 0.0541; accuracy at the threshold 0.722, at 0.5 0.936
x from -20 to 20, lambda 0: threshold 0.6759, lowest probability of a positive row 0.0397; accuracy at the threshold 0.932, at 0.5 0.938
x from -2 to 2, lambda 0.01: threshold 0.9608, lowest probability of a positive row 0.1928; accuracy at the threshold 0.722, at 0.5 0.938
x from -20 to 20, lambda 0.01: threshold 0.6687, lowest probability of a positive row 0.0447; accuracy at the threshold 0.932, at 0.5 0.936
EXPECTED
echo "as described"
