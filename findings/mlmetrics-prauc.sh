#!/usr/bin/env bash
# MLmetrics 1.1.1 with caret 6.0-93 (Debian 12, r-cran-mlmetrics and r-cran-caret): perfect predictions have a precision-recall area of 0.
#
# PRAUC integrates from the first threshold on and leaves out what is left of it. With scores of many different values that is little; with few values it is
# most of the curve. Labels predicted as exactly 1 and 0 have the area 0, and a constant score has 0 where the share of positives is right. The same scores
# rounded to fewer values fall from 0.76 (1,000 values) to 0.07 (2 values), while the area under the ROC curve falls from 0.89 to 0.77. caret's prSummary and
# multiClassSummary call it: the same perfect predictions have precision, recall and F of 1 and AUC 0. A search by it chooses models by how fine their scores
# are: shallow trees, nearest neighbours and rounded probabilities lose to a worse model with smooth scores. Average precision avoids it.
#
# Needs Debian 12's r-cran-mlmetrics 1.1.1 and r-cran-caret 6.0-93. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("MLmetrics") == "1.1.1", packageVersion("caret") == "6.0.93")
suppressMessages(library(caret))

average_precision <- function(scores, labels) {
  cuts <- sort(unique(scores), decreasing = TRUE)
  recall <- sapply(cuts, function(cut) sum(labels[scores >= cut]) / sum(labels))
  precision <- sapply(cuts, function(cut) mean(labels[scores >= cut]))
  sum(diff(c(0, recall)) * precision)
}
show <- function(name, scores, labels) {
  cat(sprintf("%s: PRAUC %.2f, average precision %.2f, ROC area %.2f\n", name, MLmetrics::PRAUC(scores, labels), average_precision(scores, labels),
              MLmetrics::AUC(scores, labels)))
}
labels <- rep(c(1, 0), c(200, 800))
show("perfect, two values", labels, labels)
show("constant", rep(0.5, 1000), labels)
set.seed(1)
scores <- (0.5 * labels + runif(1000)) / 1.5
for (values in c(1000, 100, 10, 4, 2)) show(sprintf("rounded to %d values", values), ceiling(scores * values) / values, labels)

classes <- factor(ifelse(labels == 1, "yes", "no"), levels = c("yes", "no"))
print(prSummary(data.frame(obs = classes, pred = classes, yes = labels, no = 1 - labels), lev = levels(classes)))
PROGRAM

TZ=UTC Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
perfect, two values: PRAUC 0.00, average precision 1.00, ROC area 1.00
constant: PRAUC 0.00, average precision 0.20, ROC area 0.50
rounded to 1000 values: PRAUC 0.76, average precision 0.77, ROC area 0.89
rounded to 100 values: PRAUC 0.75, average precision 0.76, ROC area 0.89
rounded to 10 values: PRAUC 0.61, average precision 0.71, ROC area 0.89
rounded to 4 values: PRAUC 0.36, average precision 0.63, ROC area 0.86
rounded to 2 values: PRAUC 0.07, average precision 0.39, ROC area 0.77
      AUC Precision    Recall         F 
        0         1         1         1 
EXPECTED
echo "as described"
