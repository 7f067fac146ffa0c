#!/usr/bin/env bash
# SDMTools 1.1-221.2 (Debian 12, r-cran-sdmtools): a model that ranks upside down has the same area under the curve as the right one.
#
# auc returns 1 - area where the area is below 0.5, which the help page does not mention. A model with 0.911 has 0.911 too if its scores are turned round,
# where 0.089 is right. Random scores on 20 rows have 0.613 on average and never less than 0.5. accuracy() has a column AUC beside the threshold: it is the
# area of the classes cut at that threshold, 0.635, 0.800 and 0.645 for one model, and folded as well, so that a row says AUC 0.800 with a sensitivity of 0.26,
# a specificity of 0.14 and a kappa of -0.6. A search by this number takes swapped labels for skill, and the mean over folds of a useless model lies well above
# 0.5.
#
# Needs Debian 12's r-cran-sdmtools 1.1-221.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-sdmtools 2>/dev/null)" = 1.1-221.2-1+b1 ] || { echo "Install r-cran-sdmtools 1.1-221.2-1+b1: apt-get install r-cran-sdmtools"; exit 1; }
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("SDMTools") >= "1.1.221")
suppressMessages(library(SDMTools))

observed <- rep(c(0, 1), each = 100)
set.seed(1)
scores <- c(runif(100, 0, 0.6), runif(100, 0.3, 1))
area <- function(observed, predicted) mean(outer(predicted[observed == 1], predicted[observed == 0], function(a, b) (a > b) + 0.5 * (a == b)))
for (case in list(list("the model", scores), list("the model upside down", 1 - scores), list("constant", rep(0.5, 200)))) {
  cat(sprintf("%s: auc %.3f, share of pairs in order %.3f\n", case[[1]], auc(observed, case[[2]]), area(observed, case[[2]])))
}
at <- accuracy(observed, 1 - scores, threshold = 0.5)
cat(sprintf("accuracy() of the model upside down at 0.5: AUC %.3f, sensitivity %.3f, specificity %.3f, kappa %.3f\n", at$AUC, at$sensitivity, at$specificity, at$Kappa))
at <- accuracy(observed, scores, threshold = c(0.2, 0.5, 0.8))
cat(sprintf("accuracy() of the model at 0.2, 0.5, 0.8: AUC %s\n", paste(sprintf("%.3f", at$AUC), collapse = " ")))
noise <- replicate(2000, auc(observed[sample(200, 20)], runif(20)))
cat(sprintf("2000 tables of 20 rows with random scores: mean auc %.3f, lowest %.3f\n", mean(noise, na.rm = TRUE), min(noise, na.rm = TRUE)))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
the model: auc 0.911, share of pairs in order 0.911
the model upside down: auc 0.911, share of pairs in order 0.089
constant: auc 0.500, share of pairs in order 0.500
accuracy() of the model upside down at 0.5: AUC 0.800, sensitivity 0.260, specificity 0.140, kappa -0.600
accuracy() of the model at 0.2, 0.5, 0.8: AUC 0.635 0.800 0.645
2000 tables of 20 rows with random scores: mean auc 0.613, lowest 0.500
EXPECTED
echo "as described"
