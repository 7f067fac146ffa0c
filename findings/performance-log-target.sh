#!/usr/bin/env bash
# performance 0.10.2 (Debian 12, r-cran-performance): the mean absolute error of a model of log(target) is above its root mean squared error.
#
# performance_mae takes the target from the data, before the logarithm of the formula, and the predictions from the model, which are logarithms, and subtracts
# them: 1.523 where the residuals have 0.363. performance_rmse of the same model uses the residuals and is 0.453. A mean absolute error is never above the
# root mean squared one. With a target in a unit that is 1,000 times smaller the same fit has 1,680. The right model and a constant have 1.523 and 1.530,
# where 0.363 and 0.721 are right, so a choice by it is close to chance. sqrt(y) is affected too. The help page says: the mean absolute error of models. Without
# a function around the target it is right.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-performance=0.10.2-1 r-cran-insight=0.19.0+dfsg-1 r-cran-bayestestr r-cran-datawizard >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("performance") == "0.10.2", packageVersion("insight") == "0.19.0")
library(performance)

show <- function(name, model) {
  cat(sprintf("%s: performance_mae %.3f, of residuals %.3f; performance_rmse %.3f\n", name, performance_mae(model), mean(abs(resid(model))),
              performance_rmse(model)))
}
set.seed(1)
table <- data.frame(x = rnorm(60))
table$y <- exp(table$x + rnorm(60) / 2)
table$small <- 1000 * table$y
show("y", lm(y ~ x, table))
show("log(y)", lm(log(y) ~ x, table))
show("log(1000 y)", lm(log(small) ~ x, table))
show("log(y), a constant", lm(log(y) ~ 1, table))
show("sqrt(y)", lm(sqrt(y) ~ x, table))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
y: performance_mae 0.682, of residuals 0.682; performance_rmse 0.898
log(y): performance_mae 1.523, of residuals 0.363; performance_rmse 0.453
log(1000 y): performance_mae 1679.884, of residuals 0.363; performance_rmse 0.453
log(y), a constant: performance_mae 1.530, of residuals 0.721; performance_rmse 0.944
sqrt(y): performance_mae 0.734, of residuals 0.214; performance_rmse 0.272
EXPECTED
echo "as described"
