#!/usr/bin/env bash
# mlr 2.19.1 (Debian 12, r-cran-mlr): the measure `expvar` is maximised and grows with the spread of the predictions, right or wrong.
#
# Explained variance is 1 − var(errors) / var(truth), at most 1. mlr's expvar divides the spread of the predictions around the mean of the truth by the spread
# of the truth, which equals it for a linear model on its own training rows and nowhere else. Predictions ten times too large have 586, predictions ten too
# high 151, and perfect ones 1. The measure's own properties say best = 1 and minimize = FALSE, so tuneParams takes the largest: among the depths of a tree it
# chooses the one that scatters most, with nearly twice the squared error of the depth that rsq and mse choose.
#
# Needs Debian 12's r-cran-mlr 2.19.1 and r-cran-rpart. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("mlr") == "2.19.1")
suppressMessages(library(mlr))
configureMlr(show.info = FALSE)

truth <- c(1, 2, 3)
for (predicted in list(truth, 10 * truth, 10 + truth)) {
  right <- 1 - var(truth - predicted) / var(truth)
  cat(sprintf("truth 1 2 3, predicted %s: expvar %.0f, 1 - var(errors) / var(truth) %.0f\n", paste(predicted, collapse = " "),
              measureEXPVAR(truth, predicted), right))
}
set.seed(1)
rows <- data.frame(x = runif(300), z = runif(300))
rows$y <- rows$x + rnorm(300, sd = 0.5)
task <- makeRegrTask("rows", rows, "y")
folds <- makeResampleInstance("CV", task, iters = 5)
space <- makeParamSet(makeDiscreteParam("maxdepth", c(1, 2, 4, 8, 16)))
tree <- makeLearner("regr.rpart", cp = 0, minsplit = 2)
for (measure in list(mse, rsq, expvar)) {
  set.seed(1)
  chosen <- tuneParams(tree, task, folds, unique(list(measure, mse)), space, makeTuneControlGrid())
  cat(sprintf("chosen by %s: depth %s, mean squared error %.2f\n", measure$id, chosen$x$maxdepth, chosen$y[["mse.test.mean"]]))
}
PROGRAM

TZ=UTC Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
truth 1 2 3, predicted 1 2 3: expvar 1, 1 - var(errors) / var(truth) 1
truth 1 2 3, predicted 10 20 30: expvar 586, 1 - var(errors) / var(truth) -80
truth 1 2 3, predicted 11 12 13: expvar 151, 1 - var(errors) / var(truth) 1
chosen by mse: depth 1, mean squared error 0.29
chosen by rsq: depth 1, mean squared error 0.29
chosen by expvar: depth 16, mean squared error 0.55
EXPECTED
echo "as described"
