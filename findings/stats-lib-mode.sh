#!/usr/bin/env bash
# stats-lib 1.1.2 (npm): the mode of 0.5, 0.5 and 0.2 is 0.
#
# mode counts values under their text and reads the winner's text back as a whole number. Decimals are cut: 0.31 and 0.35, twice each, are both 0, which is not
# among the values, and 1.7, 1.2 and 1.9 have the mode 1 three times. Below 1e-6 and above 1e21 texts have an exponent, and only their first digit is left: the
# most frequent of 1e-7, 1e-7 and 3 is 1. Whole numbers of usual size are right, which are the only ones on its page. The most frequent learning rate or rate
# of dropout of the best configurations is 0. The other functions take the values as they are.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent stats-lib@1.1.2 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { mode } = require('stats-lib');

for (const values of [[4, 4, 3], [0.5, 0.5, 0.2], [0.31, 0.31, 0.35, 0.35, 0.9], [1e-7, 1e-7, 3], [2.5e21, 2.5e21, 3], [1.7, 1.2, 1.9]]) {
  console.log(`mode of ${values.join(' ')}: ${JSON.stringify(mode(values))}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
mode of 4 4 3: 4
mode of 0.5 0.5 0.2: 0
mode of 0.31 0.31 0.35 0.35 0.9: [0,0]
mode of 1e-7 1e-7 3: 1
mode of 2.5e+21 2.5e+21 3: 2
mode of 1.7 1.2 1.9: [1,1,1]
EXPECTED
echo "as described"
