#!/usr/bin/env bash
# R 4.2.2 (Debian 12, r-base-core): optim with the method "CG" returns a value that does not belong to the parameters it returns.
#
# The help page says that value is the function at par. When the limit of iterations is reached (100 by default), par is that of the iteration before: with one
# iteration the starting point comes back beside a lower value, 24.20 and 4.13. In the help page's own example, the banana function, value is 3.1066 and the function
# at par 3.1207. A model fitted in ten iterations reports a log loss that its coefficients do not have, 0.4718535 and 0.4719957. The code of convergence
# is 1, which is documented as the limit reached, not as other parameters. BFGS, Nelder-Mead and L-BFGS-B return a pair that fits at the same limit. Compute the
# function at par.
#
# Needs Debian 12's r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.R <<'PROGRAM'
stopifnot(getRversion() == "4.2.2")

banana <- function(x) 100 * (x[2] - x[1]^2)^2 + (1 - x[1])^2
slope <- function(x) c(-400 * x[1] * (x[2] - x[1]^2) - 2 * (1 - x[1]), 200 * (x[2] - x[1]^2))
for (limit in c(1, 5, 20, 100, 500)) {
  for (method in if (limit == 20) c("CG", "BFGS", "Nelder-Mead", "L-BFGS-B") else "CG") {
    found <- optim(c(-1.2, 1), banana, slope, method = method, control = list(maxit = limit))
    cat(sprintf("%s, at most %d iterations: value %.5f, function at par %.5f, par %.4f %.4f\n", method, limit, found$value, banana(found$par), found$par[1], found$par[2]))
  }
}

set.seed(1)
rows <- cbind(1, rnorm(30), 20 * rnorm(30))
label <- rbinom(30, 1, plogis(rows %*% c(0.5, 1, 0.05)))
logloss <- function(weights) mean(log1p(exp((1 - 2 * label) * (rows %*% weights))))
for (limit in c(10, 30)) {
  found <- optim(c(0, 0, 0), logloss, method = "CG", control = list(maxit = limit))
  cat(sprintf("logistic regression, %d iterations: value %.7f, log loss of par %.7f\n", limit, found$value, logloss(found$par)))
}
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
CG, at most 1 iterations: value 4.13216, function at par 24.20000, par -1.2000 1.0000
CG, at most 5 iterations: value 4.10095, function at par 4.10652, par -1.0259 1.0573
CG, at most 20 iterations: value 3.94364, function at par 3.95812, par -0.9885 0.9834
BFGS, at most 20 iterations: value 0.13456, function at par 0.13456, par 0.6398 0.4024
Nelder-Mead, at most 20 iterations: value 4.00938, function at par 4.00938, par -0.9840 0.9953
L-BFGS-B, at most 20 iterations: value 0.49826, function at par 0.49826, par 0.3451 0.0928
CG, at most 100 iterations: value 3.10658, function at par 3.12071, par -0.7648 0.5928
CG, at most 500 iterations: value 0.02955, function at par 0.02967, par 0.8279 0.6847
logistic regression, 10 iterations: value 0.4718535, log loss of par 0.4719957
logistic regression, 30 iterations: value 0.4678256, log loss of par 0.4680811
EXPECTED
echo "as described"
