#!/usr/bin/env bash
# MLmetrics 1.1.1 (Debian 12, r-cran-mlmetrics): the multi-class log loss pairs columns with the wrong classes, and Gini depends on the order of rows.
#
# MultiLogLoss turns the labels into columns in the order of their texts and ignores the names of the columns of probabilities. For the classes 1 to 11 that
# order is 1, 10, 11, 2, …: perfect predictions, whose columns are named 1 to 11, have a loss of 31.4 (ln 10¹⁵ for each row on the wrong column), and with
# nine classes 0. A factor with the levels low, mid, high is sorted to high, low, mid, against the order that every R model gives its columns in.
# ModelMetrics' mlogLoss of the same tables is 0. Gini (and ModelMetrics' gini) takes equal scores in the order of the rows: a model that gives every row 0.5
# has 1 when the positives stand first and −1 when they stand last, where 2 · AUC − 1 is 0. A table sorted by label so makes the worst model the best.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-mlmetrics=1.1.1-3 r-cran-rocr=1.0-11-2 r-cran-gplots=3.1.3-1 r-cran-gtools=3.9.4-1 r-cran-catools=1.18.2-1+b1 r-cran-bitops=1.0-7-1 \
  r-cran-kernsmooth=2.23-20-1 r-cran-modelmetrics=1.2.2.2-1+b1 r-cran-rcpp=1.0.10-1 r-cran-data.table=1.14.8+dfsg-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("MLmetrics") == "1.1.1", packageVersion("ModelMetrics") == "1.2.2.2")

perfect <- function(labels, classes) {
  probabilities <- diag(length(classes))[match(labels, classes), ]
  colnames(probabilities) <- classes
  probabilities
}
compare <- function(name, labels, classes) {
  probabilities <- perfect(labels, classes)
  cat(sprintf("%s: MLmetrics %.1f, ModelMetrics %.1f\n", name, MLmetrics::MultiLogLoss(probabilities, labels), ModelMetrics::mlogLoss(labels, probabilities)))
}
compare("perfect, classes 1 to 9", rep(1:9, 3), 1:9)
compare("perfect, classes 1 to 11", rep(1:11, 3), 1:11)
sizes <- c("low", "mid", "high")
compare("perfect, levels low, mid, high", factor(sizes, levels = sizes), sizes)

gini <- function(name, labels) {
  scores <- rep(0.5, length(labels))
  cat(sprintf("all scores equal, %s: MLmetrics %.0f, ModelMetrics %.0f, 2 AUC - 1 %.0f\n", name, MLmetrics::Gini(scores, labels),
              ModelMetrics::gini(labels, scores), 2 * MLmetrics::AUC(scores, labels) - 1))
}
gini("positives first", rep(c(1, 0), each = 5))
gini("positives last", rep(c(0, 1), each = 5))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
perfect, classes 1 to 9: MLmetrics 0.0, ModelMetrics 0.0
perfect, classes 1 to 11: MLmetrics 31.4, ModelMetrics 0.0
perfect, levels low, mid, high: MLmetrics 34.5, ModelMetrics 0.0
all scores equal, positives first: MLmetrics 1, ModelMetrics 1, 2 AUC - 1 0
all scores equal, positives last: MLmetrics -1, ModelMetrics -1, 2 AUC - 1 0
EXPECTED
echo "as described"
