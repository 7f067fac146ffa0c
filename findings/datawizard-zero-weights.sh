#!/usr/bin/env bash
# datawizard 0.6.5 (Debian 12, r-cran-datawizard): one weight of 0 turns all weights off.
#
# weighted_mean, weighted_median, weighted_sd and weighted_mad, and center and standardize with weights, compute without weights as soon as one of them is 0, and warn of negative weights, of which
# there are none. So a row with the weight 0, which is meant to be left out, counts like any other: of 99 rows near 0 and one of 1,000,000 with the weight 0 the mean is 10,000.1,
# where 0.083 is right and a weight of 1e-9 gives it. A column is standardised with the mean and the deviation of all rows. Negative weights give the same warning. The help page
# describes the weights as numbers of the length of x and names no limit; with verbose = FALSE the first four say nothing. R's weighted.mean leaves the row out.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-datawizard=0.6.5+dfsg-1 r-cran-insight >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library"
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("datawizard") == "0.6.5")
library(datawizard)

show <- function(name, values) cat(name, ": ", paste(format(round(values, 3), trim = TRUE, nsmall = 3), collapse = " "), "\n", sep = "")
words <- character()
listen <- function(expression) {
  withCallingHandlers(expression, warning = function(w) {
    words <<- union(words, conditionMessage(w))
    invokeRestart("muffleWarning")
  })
}

set.seed(1)
rows <- c(rnorm(99), 1e6)
weights <- function(last) c(rep(c(1, 2, 3), 33), last)
for (last in c(1e-9, 0)) {
  listen(show(paste("last weight", last, "weighted_mean, weighted_sd"), c(weighted_mean(rows, weights(last)), weighted_sd(rows, weights(last)))))
}
show("by hand, without the last row", sum(rows[1:99] * weights(0)[1:99]) / sum(weights(0)))
show("weighted.mean of R", weighted.mean(rows, weights(0)))
show("mean without weights", mean(rows))

few <- c(1, 2, 3, 8)
for (last in c(1e-9, 0)) {
  w <- c(1, 1, 1, last)
  listen(show(paste("1, 2, 3, 8, last weight", last, "mean, median, sd, mad"), c(weighted_mean(few, w), weighted_median(few, w), weighted_sd(few, w), weighted_mad(few, w))))
  listen(show("  center", as.numeric(center(few, weights = w))))
  listen(show("  standardize", as.numeric(standardize(few, weights = w))))
}
cat("warnings: ", words, "\n", sep = "")
PROGRAM

Rscript --vanilla finding.R 2>&1 | tee seen
diff seen - <<'EXPECTED'
last weight 1e-09 weighted_mean, weighted_sd: 0.083 2.426
last weight 0 weighted_mean, weighted_sd: 10000.114 99999.989
by hand, without the last row: 0.083
weighted.mean of R: 0.083
mean without weights: 10000.114
1, 2, 3, 8, last weight 1e-09 mean, median, sd, mad: 2.000 2.000 1.000 1.483
  center: -1.000 0.000 1.000 6.000
  standardize: -1.000 0.000 1.000 6.000
1, 2, 3, 8, last weight 0 mean, median, sd, mad: 3.500 2.500 3.109 1.483
  center: -2.500 -1.500 -0.500 4.500
  standardize: -0.804 -0.482 -0.161 1.447
warnings: Some `weights` were negative. Weighting not carried out.
EXPECTED
echo "as described"
