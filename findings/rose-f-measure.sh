#!/usr/bin/env bash
# ROSE 0.0-4 (Debian 12, r-cran-rose): the F measure is half of what it should be, and the area under the curve is never below 0.5.
#
# accuracy.meas documents F as 2 · precision · recall / (precision + recall) and computes it without the 2: perfect predictions have precision 1, recall 1 and
# F 0.5. The order of models by F stays, but a threshold (F above 0.6), a table beside another tool's F1 and a mean of F and recall go wrong. roc.curve turns
# the scores round when the area is below one half, without a word: a model that ranks all rows the wrong way round has the area 1. Within cross-validation
# each fold is turned by itself, so scores without any information have a mean area of 0.65 over folds of ten rows, where 0.5 is right, and a search finds
# something in noise.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-rose=0.0-4-2 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("ROSE") == "0.0.4")
suppressMessages(library(ROSE))

show <- function(name, labels, predicted) {
  measured <- accuracy.meas(labels, predicted)
  right <- 2 * measured$precision * measured$recall / (measured$precision + measured$recall)
  cat(sprintf("%s: precision %.2f, recall %.2f, F %.2f, by the documented formula %.2f\n", name, measured$precision, measured$recall, measured$F, right))
}
labels <- c(0, 0, 0, 1, 1)
show("perfect", labels, c(0.1, 0.2, 0.3, 0.8, 0.9))
show("one false alarm", labels, c(0.1, 0.2, 0.7, 0.8, 0.9))

area <- function(labels, scores) roc.curve(labels, scores, plotit = FALSE)$auc
cat(sprintf("area of scores in the right order %.1f, in the opposite order %.1f\n", area(labels, 1:5), area(labels, 5:1)))
set.seed(1)
fold <- rep(0:1, 5)
noise <- replicate(1000, runif(10))
rank_sum <- function(scores) (sum(rank(scores)[fold == 1]) - 15) / 25
cat(sprintf("mean area of noise over 1000 folds of ten rows: %.2f, by ranks %.2f\n", mean(apply(noise, 2, function(scores) area(fold, scores))),
            mean(apply(noise, 2, rank_sum))))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
perfect: precision 1.00, recall 1.00, F 0.50, by the documented formula 1.00
one false alarm: precision 0.67, recall 1.00, F 0.40, by the documented formula 0.80
area of scores in the right order 1.0, in the opposite order 1.0
mean area of noise over 1000 folds of ten rows: 0.65, by ranks 0.50
EXPECTED
echo "as described"
