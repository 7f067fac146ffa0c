#!/usr/bin/env bash
# mlr 2.19.1 (Debian 12, r-cran-mlr): the scaled Brier score compares with the variance of the mean prediction, so a constant that is far off beats the right rate.
#
# The score is 1 - Brier / reference, where the reference is the Brier score of the share of positive rows, p (1 - p). brier.scaled takes p from the predictions, not from
# the labels. With 10 positive rows of 200 the constant 0.05 has 0, as it should; the constant 0.3 has 0.476 where -1.316 is right, and 0.5 has 0 where -4.263 is
# right. The probabilities of a good model, all 0.3 too high, have 0.488, where -1.492 is right. A search maximises the measure, so it prefers
# models that are too high for a rare class. The measure brier is right. Minimise brier: it has the same order as the right score on one table.
#
# Needs Debian 12's r-cran-mlr 2.19.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-mlr 2>/dev/null)" = 2.19.1+dfsg-1 ] || { echo "Install r-cran-mlr 2.19.1+dfsg-1: apt-get install r-cran-mlr"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(mlr))
label <- rep(c(1, 0), c(10, 190))
truth <- factor(ifelse(label == 1, "yes", "no"), levels = c("no", "yes"))
set.seed(1)
good <- pmin(0.95, 0.02 + 0.35 * label + runif(200, 0, 0.05))
for (case in list(list("constant 0.05", rep(0.05, 200)), list("constant 0.3", rep(0.3, 200)), list("constant 0.5", rep(0.5, 200)), list("a good model", good), list("the same, 0.3 higher", pmin(0.99, good + 0.3)))) {
  brier <- mean((case[[2]] - label)^2)
  cat(sprintf("%s: brier %.4f and by hand %.4f, brier.scaled %.3f, right %.3f\n", case[[1]], measureBrier(case[[2]], truth, "no", "yes"), brier,
    measureBrierScaled(case[[2]], truth, "no", "yes"), 1 - brier / (mean(label) * (1 - mean(label)))))
}
cat(sprintf("brier.scaled is maximised: %s, best possible value %s\n", if (brier.scaled$minimize) "no" else "yes", brier.scaled$best))
PROGRAM

Rscript --vanilla finding.R 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
constant 0.05: brier 0.0475 and by hand 0.0475, brier.scaled 0.000, right 0.000
constant 0.3: brier 0.1100 and by hand 0.1100, brier.scaled 0.476, right -1.316
constant 0.5: brier 0.2500 and by hand 0.2500, brier.scaled 0.000, right -4.263
a good model: brier 0.0203 and by hand 0.0203, brier.scaled 0.658, right 0.572
the same, 0.3 higher: brier 0.1183 and by hand 0.1183, brier.scaled 0.488, right -1.492
brier.scaled is maximised: yes, best possible value 1
EXPECTED
echo "as described"
