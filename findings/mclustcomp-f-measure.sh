#!/usr/bin/env bash
# mclustcomp 0.3.3 (Debian 12, r-cran-mclustcomp): the F measure of two clusterings does not look at which rows they share.
#
# For each true cluster the best harmonic mean of precision and recall with a found cluster counts, so F is between 0 and 1. Here precision and recall are
# replaced by the sizes of the two clusters: 2 · |A| · |B| / (|A| + |B|). Four clusters of 25 rows have 25 with themselves, 25 with the same labels in random
# order, and 40 if all rows are one cluster. A comparison by it chooses the fewest clusters, and the labels do not matter. The documentation names the measure
# "F-Measure" and gives no formula. The maximum-match measure `mmm` takes the largest entry of each of the first rows of the table of counts, and the rows are
# in the order in which clusters occur in the data: the same two clusterings have 0.75 or 0.50 by the order of rows. The adjusted Rand index is right.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-mclustcomp=0.3.3-2 r-cran-rcpp=1.0.10-1 r-cran-rdpack=2.4-1 r-cran-rbibutils=2.2.13-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("mclustcomp") == "0.3.3")

score <- function(x, y, type) suppressWarnings(mclustcomp::mclustcomp(x, y, types = type)$scores)
best_f <- function(x, y) {
  counts <- table(x, y)
  sum(rowSums(counts) * apply(2 * counts / outer(rowSums(counts), colSums(counts), "+"), 1, max)) / length(x)
}
truth <- rep(1:4, each = 25)
set.seed(1)
found <- list("the same" = truth, "random order" = sample(truth), "halves" = rep(1:2, 50), "one cluster" = rep(1, 100))
for (name in names(found)) {
  cat(sprintf("%s: F %.2f, right %.2f, adjusted Rand %.2f\n", name, score(truth, found[[name]], "f"), best_f(truth, found[[name]]),
              score(truth, found[[name]], "adjrand")))
}
x <- rep(c(1, 2, 3), c(4, 2, 2))
y <- rep(1:2, c(6, 2))
cat(sprintf("maximum match: rows as they are %.2f, rows from the last to the first %.2f\n", score(x, y, "mmm"), score(rev(x), rev(y), "mmm")))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
the same: F 25.00, right 1.00, adjusted Rand 1.00
random order: F 25.00, right 0.31, adjusted Rand -0.02
halves: F 33.33, right 0.35, adjusted Rand -0.01
one cluster: F 40.00, right 0.40, adjusted Rand 0.00
maximum match: rows as they are 0.75, rows from the last to the first 0.50
EXPECTED
echo "as described"
