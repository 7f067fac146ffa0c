#!/usr/bin/env bash
# RcppRoll 0.3.0 (Debian 12, r-cran-rcpproll): the weighted rolling deviation of a constant series is not 0 and grows with its level.
#
# roll_sd and roll_var take weights for the places of a window. The deviations from the mean are right only without weights: with (1, 2, 1) a series of fives
# has the deviation 2.17, and a series and the same series plus 1,000 have 1.1 and 434, where a deviation does not change with the level. With equal weights
# all is right, roll_mean with weights is right. A feature "volatility of the last three epochs" with more weight on the last one is a copy of the level, a
# rule that stops when the deviation is small never stops, and two series are compared by their sizes. The documentation describes weights for all of these
# functions alike. The reference is the weighted variance that R's cov.wt computes, which like this one has the weights scaled to one.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-rcpproll=0.3.0-2 r-cran-rcpp >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("RcppRoll") == "0.3.0")
library(RcppRoll)

show <- function(name, values, weights) {
  windows <- seq_len(length(values) - 2)
  right <- vapply(windows, function(i) sqrt(cov.wt(cbind(values[i:(i + 2)]), weights / sum(weights))$cov), 0)
  mean <- vapply(windows, function(i) weighted.mean(values[i:(i + 2)], weights), 0)
  text <- function(numbers) paste(sprintf("%.2f", numbers), collapse = " ")
  cat(sprintf("%s, weights %s: deviation %s, right %s; mean %s, right %s\n", name, paste(weights, collapse = " "), text(roll_sd(values, 3, weights = weights)),
              text(right), text(roll_mean(values, 3, weights = weights)), text(mean)))
}
series <- c(1, 2, 3, 4, 8)
show("constant", rep(5, 5), c(1, 2, 1))
show("series", series, c(1, 2, 1))
show("series + 1000", series + 1000, c(1, 2, 1))
show("series", series, c(1, 2, 4))
show("series", series, c(1, 1, 1))
show("series + 1000", series + 1000, c(1, 1, 1))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
constant, weights 1 2 1: deviation 2.17 2.17 2.17, right 0.00 0.00 0.00; mean 5.00 5.00 5.00, right 5.00 5.00 5.00
series, weights 1 2 1: deviation 1.15 1.50 2.17, right 0.89 0.89 2.43; mean 2.00 3.00 4.75, right 2.00 3.00 4.75
series + 1000, weights 1 2 1: deviation 433.88 434.31 434.10, right 0.89 0.89 2.43; mean 1002.00 1003.00 1004.75, right 1002.00 1003.00 1004.75
series, weights 1 2 4: deviation 2.44 3.09 6.64, right 0.96 0.96 2.87; mean 2.43 3.43 6.14, right 2.43 3.43 6.14
series, weights 1 1 1: deviation 1.00 1.00 2.65, right 1.00 1.00 2.65; mean 2.00 3.00 5.00, right 2.00 3.00 5.00
series + 1000, weights 1 1 1: deviation 1.00 1.00 2.65, right 1.00 1.00 2.65; mean 1002.00 1003.00 1005.00, right 1002.00 1003.00 1005.00
EXPECTED
echo "as described"
