#!/usr/bin/env bash
# emoa 0.5-0.1 (Debian 12, r-cran-emoa): with two objectives hypervolume_contribution ignores the reference point, and a dominated point has the largest value.
#
# The contribution of a point is the hypervolume that the front loses without it, subject to the reference point that the caller passes. With two objectives
# both ends of the front get 5e307 in place of 0.06. A dominated point beside them, whose contribution is 0, gets Inf, and the values of the others change
# from 0.06 to 0.03. With three objectives all values are right, so a study that gains a third objective changes its selection. A search that keeps the points
# with the largest contributions keeps the dominated one first. The difference of two dominated_hypervolume() calls, which are right, avoids it.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-emoa=0.5-0.1-1+b1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("emoa") == "0.5.0.1")
suppressMessages(library(emoa))

show <- function(name, points) {
  reference <- rep(1, nrow(points))
  without <- sapply(seq_len(ncol(points)), function(i) dominated_hypervolume(points[, -i, drop = FALSE], reference))
  right <- dominated_hypervolume(points, reference) - without
  text <- function(values) paste(ifelse(is.finite(values) & values > 1e300, "above 1e300", sprintf("%.3f", values)), collapse = ", ")
  cat(sprintf("%s: %s; right %s\n", name, text(hypervolume_contribution(points, reference)), text(right)))
}
front <- cbind(c(0.2, 0.8), c(0.5, 0.5), c(0.8, 0.2))
show("two objectives", front)
show("and a dominated point", cbind(front, c(0.9, 0.9)))
show("three objectives", rbind(front, c(0.3, 0.4, 0.2)))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
two objectives: above 1e300, 0.090, above 1e300; right 0.060, 0.090, 0.060
and a dominated point: 0.030, 0.090, 0.030, Inf; right 0.060, 0.090, 0.060, 0.000
three objectives: 0.048, 0.054, 0.064; right 0.048, 0.054, 0.064
EXPECTED
echo "as described"
