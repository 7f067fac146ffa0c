#!/usr/bin/env bash
# lib-r-math.js 2.0.3 (npm) and R 4.2.2: the density of beta outside 0 to 1 is 1, and shares and quantiles of beta have three right digits.
#
# The package is R's library of distributions in JavaScript. dbeta(2, 2, 3) is 1 and its logarithm 0, where R says 0 and −Infinity, so a likelihood prefers
# points that cannot occur: the branch for such points returns 1 where R's returns 0. pbeta(x, 2, 3) is right at 0.2 and 0.5, and too large by up to 0.0006
# between them, so quantiles are too small: the median is 0.38541 in place of 0.38573. The lower tail of Student's t with 300 degrees of freedom is 0 from t =
# −7 on, where 8.4e-12 is right, because it is computed as 1 minus the rest; with 30 it is right. The README shows each function beside R's, under the title
# fidelity.
#
# Needs Node.js 20, npm and Debian 12's r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent lib-r-math.js@2.0.3 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { dbeta, pbeta, qbeta, pt, qt } = require('lib-r-math.js');

const print = (name, values) => console.log(`${name}: ${values.map((value) => value.toPrecision(5)).join(' ')}`);
print('dbeta at -1, 0.5, 2', [-1, 0.5, 2].map((x) => dbeta(x, 2, 3)));
print('log dbeta at -1, 0.5, 2', [-1, 0.5, 2].map((x) => dbeta(x, 2, 3, undefined, true)));
print('pbeta at 0.2, 0.3, 0.4, 0.5', [0.2, 0.3, 0.4, 0.5].map((x) => pbeta(x, 2, 3)));
print('pbeta(0.2, 2, 8)', [pbeta(0.2, 2, 8)]);
print('qbeta of 0.3, 0.5', [0.3, 0.5].map((p) => qbeta(p, 2, 3)));
print('pt at -2, -7, -10 with 300', [-2, -7, -10].map((t) => pt(t, 300)));
print('pt at -7, -10 with 30', [-7, -10].map((t) => pt(t, 30)));
print('qt of 0.025, 1e-12 with 300', [0.025, 1e-12].map((p) => qt(p, 300)));
PROGRAM
cat > finding.R <<'PROGRAM'
print <- function(name, values)
  cat(name, ": ", paste(sub("Inf", "Infinity", trimws(formatC(values, digits = 5, format = "g", flag = "#"))), collapse = " "), "\n", sep = "")
print("dbeta at -1, 0.5, 2", dbeta(c(-1, 0.5, 2), 2, 3))
print("log dbeta at -1, 0.5, 2", dbeta(c(-1, 0.5, 2), 2, 3, log = TRUE))
print("pbeta at 0.2, 0.3, 0.4, 0.5", pbeta(c(0.2, 0.3, 0.4, 0.5), 2, 3))
print("pbeta(0.2, 2, 8)", pbeta(0.2, 2, 8))
print("qbeta of 0.3, 0.5", qbeta(c(0.3, 0.5), 2, 3))
print("pt at -2, -7, -10 with 300", pt(c(-2, -7, -10), 300))
print("pt at -7, -10 with 30", pt(c(-7, -10), 30))
print("qt of 0.025, 1e-12 with 300", qt(c(0.025, 1e-12), 300))
PROGRAM

{ echo "lib-r-math.js"; node finding.cjs; echo "R"; Rscript --vanilla finding.R; } | tee seen
diff seen - <<'EXPECTED'
lib-r-math.js
dbeta at -1, 0.5, 2: 1.0000 1.5000 1.0000
log dbeta at -1, 0.5, 2: 0.0000 0.40547 0.0000
pbeta at 0.2, 0.3, 0.4, 0.5: 0.18080 0.34869 0.52539 0.68750
pbeta(0.2, 2, 8): 0.56443
qbeta of 0.3, 0.5: 0.27219 0.38541
pt at -2, -7, -10 with 300: 0.023201 0.0000 0.0000
pt at -7, -10 with 30: 4.4350e-8 2.2876e-11
qt of 0.025, 1e-12 with 300: -1.9679 -6.9652
R
dbeta at -1, 0.5, 2: 0.0000 1.5000 0.0000
log dbeta at -1, 0.5, 2: -Infinity 0.40547 -Infinity
pbeta at 0.2, 0.3, 0.4, 0.5: 0.18080 0.34830 0.52480 0.68750
pbeta(0.2, 2, 8): 0.56379
qbeta of 0.3, 0.5: 0.27238 0.38573
pt at -2, -7, -10 with 300: 0.023201 8.3999e-12 8.2793e-21
pt at -7, -10 with 30: 4.4350e-08 2.2876e-11
qt of 0.025, 1e-12 with 300: -1.9679 -7.3413
EXPECTED
echo "as described"
