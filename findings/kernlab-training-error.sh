#!/usr/bin/env bash
# kernlab 0.9-32 (Debian 12, r-cran-kernlab): the training error of a regression is not in the units of its cross-validation error.
#
# A fitted ksvm prints "Training error" above "Cross validation error", and error() and cross() return them, described as the training error and the cross
# validation error. cross() is the mean squared error in the units of the target. error() is that of the standardised target, because ksvm standardises by
# default. Fuel use of 32 cars has 0.127 and 10.4, as if the model had memorised the rows; the training error in the same units is 4.6. With the fuel use in
# hundreds of miles the two are 0.127 and 0.00104, as if the model were better on held-out rows than on its own. With scaled = FALSE and for classes they are
# comparable. gausspr does the same. A check for overfitting that compares the two measures the variance of the target. mean((predict(model, x) - y)^2) is
# the training error in the right units.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-kernlab=0.9-32-1 >/dev/null 2>&1
dpkg -x r-cran-kernlab_*.deb packages
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("kernlab") == "0.9.32")
suppressMessages(library(kernlab))

cars <- as.matrix(mtcars[, 2:7])
show <- function(name, train, target, ...) {
  set.seed(1)
  invisible(capture.output(model <- train(cars, target, cross = 5, ...)))
  cat(sprintf("%s: training %.3g, from the predictions %.3g, cross-validation %.3g\n", name, error(model), mean((predict(model, cars) - target)^2),
              cross(model)))
}
for (unit in c(1, 0.01, 100)) show(paste("ksvm, miles per gallon *", unit), ksvm, mtcars$mpg * unit)
show("ksvm, scaled = FALSE", ksvm, mtcars$mpg, scaled = FALSE)
show("gausspr", gausspr, mtcars$mpg)
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
ksvm, miles per gallon * 1: training 0.127, from the predictions 4.62, cross-validation 10.4
ksvm, miles per gallon * 0.01: training 0.127, from the predictions 0.000462, cross-validation 0.00104
ksvm, miles per gallon * 100: training 0.127, from the predictions 4.62e+04, cross-validation 1.04e+05
ksvm, scaled = FALSE: training 14.5, from the predictions 14.5, cross-validation 19.6
gausspr: training 0.154, from the predictions 5.6, cross-validation 9.53
EXPECTED
echo "as described"
