#!/usr/bin/env bash
# vega-statistics 2.0.0 and d3-regression 2.2.0 (npm): the trend of losses a second apart rises where they fall, while a parabola through them is right.
#
# regressionLinear subtracts the square of a mean from a mean of squares. Times of today are 1.8e12 milliseconds, whose squares are known to some 5e8 only, and
# 20 rows a second apart have a variance of 3e7. Losses that fall from 1 to 0.24 in a line get the line from 0.614 to 0.626 with an R2 of -0.031; ten seconds
# apart it ends at 0.228, an hour apart it is right. Polynomials of order 2 subtract the mean first and are exact, so the more difficult fit is the better one.
# Vega-Lite and Altair draw such lines with the transform named regression. Issue 3881 of vega's repository, which is open, has it for large x. Subtract the
# first time.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent vega-statistics@2.0.0 d3-regression@2.2.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { regressionLinear, regressionPoly } from 'vega-statistics';
import { regressionLinear as linearOfD3 } from 'd3-regression';

const start = Date.UTC(2026, 0, 1);
for (const [name, step] of [['seconds', 1000], ['ten seconds', 10000], ['minutes', 60000], ['hours', 3600000]]) {
  const losses = Array.from({ length: 20 }, (_, row) => [start + row * step, 1 - 0.04 * row]);
  const [x, y] = [(row) => row[0], (row) => row[1]];
  const line = regressionLinear(losses, x, y);
  const other = linearOfD3().x(x).y(y)(losses);
  const square = regressionPoly(losses, x, y, 2);
  const show = (predict, r) => `${predict(losses[0][0]).toFixed(3)} to ${predict(losses[19][0]).toFixed(3)}, R2 ${r.toFixed(3)}`;
  console.log(`20 losses from 1.000 to 0.240, ${name} apart: vega linear ${show(line.predict, line.rSquared)}; d3 linear ${show(other.predict, other.rSquared)}; `
    + `vega polynomial of order 2 ${show(square.predict, square.rSquared)}`);
}
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
20 losses from 1.000 to 0.240, seconds apart: vega linear 0.614 to 0.626, R2 -0.031; d3 linear 0.614 to 0.626, R2 -0.031; vega polynomial of order 2 1.000 to 0.240, R2 1.000
20 losses from 1.000 to 0.240, ten seconds apart: vega linear 1.012 to 0.228, R2 0.999; d3 linear 1.012 to 0.228, R2 0.999; vega polynomial of order 2 1.000 to 0.240, R2 1.000
20 losses from 1.000 to 0.240, minutes apart: vega linear 1.002 to 0.238, R2 1.000; d3 linear 1.002 to 0.238, R2 1.000; vega polynomial of order 2 1.000 to 0.240, R2 1.000
20 losses from 1.000 to 0.240, hours apart: vega linear 1.000 to 0.240, R2 1.000; d3 linear 1.000 to 0.240, R2 1.000; vega polynomial of order 2 1.000 to 0.240, R2 1.000
EXPECTED
echo "as described"
