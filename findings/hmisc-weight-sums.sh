#!/usr/bin/env bash
# Hmisc 4.8-0 (Debian 12, r-cran-hmisc): wtd.quantile and wtd.var take weights that sum to 1 for a table of one row.
#
# Weights are counts of repeated rows. Shares, for example of a survey or of classes, are weights too, and no quantile warns of them: if they sum to 1 each quantile is the
# maximum, also the smallest one, and with a sum of 2 for the numbers 1 to 100 the smallest is 50 and the median 75. The variance is divided by the sum of the weights
# minus 1: 1666.5 for a sum of 2 (right: 841.7), infinite for 1 and negative for 0.99, where a warning calls it undefined. With normwt = TRUE all are right.
#
# Needs Debian 12's r-cran-hmisc 4.8-0. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("Hmisc") == "4.8.0")
suppressMessages(library(Hmisc))

show <- function(name, x, weights, ...) {
  variance <- suppressWarnings(wtd.var(x, weights, ...))
  cat(name, ": quantiles ", paste(wtd.quantile(x, weights, ...), collapse = " "), ", variance ", format(variance, digits = 5), "\n", sep = "")
}
show("1 to 100, weights of 1", 1:100, rep(1, 100))
show("1 to 100, weights of 0.5", 1:100, rep(0.5, 100))
show("1 to 100, weights of 0.02", 1:100, rep(0.02, 100))
show("1 to 100, weights of 0.01", 1:100, rep(0.01, 100))
show("1 to 100, weights of 0.0099", 1:100, rep(0.0099, 100))
show("2, 3, 8, weights of 1, 4, 1", c(2, 3, 8), c(1, 4, 1))
show("2, 3, 8, weights of 1/8, 1/2, 1/8", c(2, 3, 8), c(1, 4, 1) / 8)
show("1 to 100, weights of 0.01, normwt", 1:100, rep(0.01, 100), normwt = TRUE)
PROGRAM

Rscript --vanilla finding.R 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
1 to 100, weights of 1: quantiles 1 25.75 50.5 75.25 100, variance 841.67
1 to 100, weights of 0.5: quantiles 2 26.5 51 75.5 100, variance 850.26
1 to 100, weights of 0.02: quantiles 50 62.5 75 87.5 100, variance 1666.5
1 to 100, weights of 0.01: quantiles 100 100 100 100 100, variance Inf
1 to 100, weights of 0.0099: quantiles 100 100 100 100 100, variance -82492
2, 3, 8, weights of 1, 4, 1: quantiles 2 3 3 3 8, variance 4.6667
2, 3, 8, weights of 1/8, 1/2, 1/8: quantiles 8 8 8 8 8, variance -11.667
1 to 100, weights of 0.01, normwt: quantiles 1 25.75 50.5 75.25 100, variance 841.67
EXPECTED
echo "as described"
