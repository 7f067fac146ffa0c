#!/usr/bin/env bash
# ModelMetrics 1.2.2.2 (Debian 12, r-cran-modelmetrics): labels that are a factor are scored as 1 and 2, except by auc.
#
# Classification in R has its labels in a factor, and auc takes one and is right, so the labels look accepted. The other measures compute with the codes of
# the levels, 1 and 2, in place of 0 and 1. For one and the same prediction the F1 score is 0 where 0.67 is right, precision, recall and kappa are 0, the
# Brier score is 1.32 (it cannot exceed 1), and the log loss is 0.79 where 0.48 is right. No message. The log loss also falls below 0: a model that gives 0.9
# or more to every row has −1.39 and beats one that separates the classes (0.51), so a search by it selects models that always say yes. With F1 all candidates
# are equal. `as.integer(labels) - 1` avoids it.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-modelmetrics=1.2.2.2-1+b1 r-cran-rcpp=1.0.10-1 r-cran-data.table=1.14.8+dfsg-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("ModelMetrics") == "1.2.2.2")
suppressMessages(library(ModelMetrics))

labels <- c(0, 1, 0, 1)
scores <- c(0.1, 0.9, 0.4, 0.3)
measures <- c("auc", "f1Score", "precision", "recall", "kappa", "brier", "logLoss")
for (measure in measures) {
  value <- get(measure, asNamespace("ModelMetrics"))
  cat(sprintf("%s: numbers %.2f, factor %.2f\n", measure, value(labels, scores), value(factor(labels), scores)))
}
better <- c(0.4, 0.6, 0.4, 0.6)
worse <- c(0.9, 0.95, 0.9, 0.95)
cat(sprintf("log loss of a good and of a poor model: numbers %.2f %.2f, factor %.2f %.2f\n", logLoss(labels, better), logLoss(labels, worse),
            logLoss(factor(labels), better), logLoss(factor(labels), worse)))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
auc: numbers 0.75, factor 0.75
f1Score: numbers 0.67, factor 0.00
precision: numbers 1.00, factor 0.00
recall: numbers 0.50, factor 0.00
kappa: numbers 0.50, factor 0.00
brier: numbers 0.17, factor 1.32
logLoss: numbers 0.48, factor 0.79
log loss of a good and of a poor model: numbers 0.51 1.18, factor 0.51 -1.39
EXPECTED
echo "as described"
