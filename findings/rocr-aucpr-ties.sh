#!/usr/bin/env bash
# ROCR 1.0-11 (Debian 12, r-cran-rocr): the fewer different scores a model has, the larger its area under the precision-recall curve.
#
# performance(prediction, "aucpr") follows Davis and Goadrich, who interpolate between two thresholds by counts of true and false positives, because a straight
# line is too high. The points in between are inserted into a list whose positions move with each insertion, and the loop still counts in the old
# positions: from the second group of equal scores on, points land in the wrong place and the curve runs to and fro. Without equal scores the area is right
# to 0.002. The same scores rounded up to thirds fall from 0.843 to 0.780 by the cited formula and rise from 0.844 to 0.893 by the function. A search by it
# prefers shallow trees, few neighbours and rounded probabilities. The area under the ROC curve of the same library falls as it should.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-rocr=1.0-11-2 r-cran-gplots=3.1.3-1 r-cran-gtools=3.9.4-1 r-cran-catools=1.18.2-1+b1 r-cran-bitops=1.0-7-1 \
  r-cran-kernsmooth=2.23-20-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("ROCR") == "1.0.11")
suppressMessages(library(ROCR))

interpolated <- function(scores, labels) { # Davis and Goadrich (2006), with 2000 points between two thresholds
  area <- 0; hits <- 0; alarms <- 0
  for (cut in sort(unique(scores), decreasing = TRUE)) {
    next_hits <- sum(labels[scores >= cut]); next_alarms <- sum(scores >= cut) - next_hits
    if (next_hits > hits) {
      at <- seq(hits, next_hits, length.out = 2001)
      precision <- at / (at + alarms + (at - hits) * (next_alarms - alarms) / (next_hits - hits))
      if (hits == 0) precision[1] <- precision[2]
      area <- area + sum(diff(at) * (precision[-1] + precision[-2001]) / 2) / sum(labels)
    }
    hits <- next_hits; alarms <- next_alarms
  }
  area
}
measure <- function(scores, labels, name) performance(prediction(scores, labels), name)@y.values[[1]]
set.seed(1)
labels <- rep(0:1, c(700, 300))
scores <- plogis(rnorm(1000) + 2 * labels - 1.5)
show <- function(name, scores) {
  cat(sprintf("%s: %d values, aucpr %.3f, formula %.3f, ROC area %.3f\n", name, length(unique(scores)), measure(scores, labels, "aucpr"),
              interpolated(scores, labels), measure(scores, labels, "auc")))
}
show("scores", scores)
show("two digits", round(scores, 2))
for (parts in c(10, 5, 3)) show(paste0("up to 1/", parts), ceiling(scores * parts) / parts)
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
scores: 1000 values, aucpr 0.844, formula 0.843, ROC area 0.913
two digits: 96 values, aucpr 0.843, formula 0.844, ROC area 0.913
up to 1/10: 10 values, aucpr 0.851, formula 0.835, ROC area 0.909
up to 1/5: 5 values, aucpr 0.869, formula 0.820, ROC area 0.893
up to 1/3: 3 values, aucpr 0.893, formula 0.780, ROC area 0.871
EXPECTED
echo "as described"
