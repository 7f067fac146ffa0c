#!/usr/bin/env bash
# collapse 1.9.2 (Debian 12, r-cran-collapse): weighted quantiles lie outside the data and fall where the probability rises, and qsu's weighted moments are wrong.
#
# The help page gives a quantile as (1 − h) · x[j] + h · x[j + 1] with h between 0 and 1. Here h is 1 − (weights up to j − target) / weight of j + 1, so a
# heavy row before a light one makes h negative: of 2, 3, 8 with the weights 1, 4, 1 the quartile is −12 and the median −7, where the six rows written out
# have 3 and 3, as R's quantile and Hmisc say. That is the default of fnth and fquantile, and of fmedian with ties = "q7"; fmedian without it says 3. Of 1,000
# tables of 50 exponential values with weights between 1 and 10, 602 have a percentile outside the data, and in all of them some percentile is below a lower
# one. qsu weighs the deviation, skewness and kurtosis with rows in place of weights: 4.08, −2.85 and 13.3 where fsd says 2.16 and the six rows have 1.64 and
# 3.98; weights in hundredfold, the same shares, make a deviation of 37.3 and a kurtosis of 2,748. The help pages describe all of them as weighted, and
# nothing is reported.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-collapse=1.9.2-1 r-cran-rcpp=1.0.10-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("collapse") == "1.9.2")
suppressPackageStartupMessages(library(collapse))

x <- c(2, 3, 8)
weights <- c(1, 4, 1)
rows <- rep(x, weights)
shares <- c(0.1, 0.25, 0.5, 0.75, 0.9)
show <- function(name, values) cat(name, ": ", paste(format(round(unname(values), 2), nsmall = 2, trim = TRUE), collapse = " "), "\n", sep = "")

show("fquantile with weights", fquantile(x, shares, w = weights))
show("fquantile of the rows", fquantile(rows, shares))
show("R's quantile of the rows", quantile(rows, shares))
show("median: fnth, fmedian q7, fmedian", c(fnth(x, 0.5, w = weights), fmedian(x, w = weights, ties = "q7"), fmedian(x, w = weights)))

set.seed(1)
tables <- replicate(1000, {
  values <- rexp(50)
  found <- fquantile(values, 1:99 / 100, w = runif(50, 1, 10))
  c(any(found < min(values) | found > max(values)), is.unsorted(found))
})
cat("of 1000 tables: outside the data ", sum(tables[1, ]), ", falling ", sum(tables[2, ]), "\n", sep = "")

moments <- function(name, found) show(name, found[c("SD", "Skew", "Kurt")])
moments("qsu with weights: deviation, skewness, kurtosis", qsu(x, w = weights, higher = TRUE))
moments("qsu with weights times 100", qsu(x, w = 100 * weights, higher = TRUE))
moments("qsu of the rows", qsu(rows, higher = TRUE))
centred <- rows - mean(rows)
by_hand <- c(sd(rows), mean(centred^3) / mean(centred^2)^1.5, mean(centred^4) / mean(centred^2)^2)
show("by hand", by_hand)
show("fsd with weights", fsd(x, w = weights))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
fquantile with weights: 2.85 -12.00 -7.00 -2.00 1.00
fquantile of the rows: 2.50 3.00 3.00 3.00 5.50
R's quantile of the rows: 2.50 3.00 3.00 3.00 5.50
median: fnth, fmedian q7, fmedian: -7.00 -7.00 3.00
of 1000 tables: outside the data 602, falling 1000
qsu with weights: deviation, skewness, kurtosis: 4.08 -2.85 13.32
qsu with weights times 100: 37.30 -51.50 2747.56
qsu of the rows: 2.16 1.64 3.98
by hand: 2.16 1.64 3.98
fsd with weights: 2.16
EXPECTED
echo "as described"
