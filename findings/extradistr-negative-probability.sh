#!/usr/bin/env bash
# extraDistr 1.9.1 (Debian 12, r-cran-extradistr): a distribution function below 0, and truncated counts that are infinite.
#
# pdlaplace tells the two branches of its formula apart by x below 0, where the location is meant. With the location 2 and the scale 0.4 the probability of 0 or less is −0.786, where
# 0.114 is right; with the location −2 that of −1 or less is 1.786. The help page has the same condition in its formula, although no probability
# is negative or above 1. The density and the draws are right. rtpois with a rate of 3 and more than 100 counts draws Inf each time, dtpois is Inf for 101 and ptpois is
# NaN, since both tails of the distribution function are 1 in double precision; with more than 20 the draws are right. No warning is given.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-extradistr=1.9.1-1 r-cran-rcpp >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library"
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("extraDistr") == "1.9.1")
library(extraDistr)

show <- function(name, values) cat(name, ": ", paste(format(round(values, 3), trim = TRUE), collapse = " "), "\n", sep = "")
for (location in c(0, 2, -2)) {
  near <- -3:3
  show(paste("location", location, "from -3 to 3, pdlaplace"), pdlaplace(near, location, 0.4))
  show("  sums of the density", sapply(near, function(x) sum(ddlaplace(-60:x, location, 0.4))))
  set.seed(1)
  draws <- rdlaplace(100000, location, 0.4)
  show("  shares of 100,000 draws", sapply(near, function(x) mean(draws <= x)))
}

for (above in c(5, 10, 20, 100)) {
  set.seed(1)
  counts <- (above + 1):(above + 60)
  right <- exp(dpois(counts, 3, log = TRUE) - max(dpois(counts, 3, log = TRUE)))
  show(paste("rate 3, counts above", above, "mean of 10,000 draws, right, dtpois, right, ptpois, right"), c(mean(rtpois(10000, 3, above)), sum(counts * right / sum(right)),
    dtpois(above + 1, 3, above), right[1] / sum(right), ptpois(above + 1, 3, above), right[1] / sum(right)))
}
PROGRAM

Rscript --vanilla finding.R 2>&1 | tee seen
diff seen - <<'EXPECTED'
location 0 from -3 to 3, pdlaplace: 0.046 0.114 0.286 0.714 0.886 0.954 0.982
  sums of the density: 0.046 0.114 0.286 0.714 0.886 0.954 0.982
  shares of 100,000 draws: 0.045 0.113 0.285 0.715 0.887 0.954 0.981
location 2 from -3 to 3, pdlaplace: 0.007 0.018 0.046 -0.786 0.286 0.714 0.886
  sums of the density: 0.007 0.018 0.046 0.114 0.286 0.714 0.886
  shares of 100,000 draws: 0.007 0.018 0.045 0.113 0.285 0.715 0.887
location -2 from -3 to 3, pdlaplace: 0.286 0.714 1.786 0.954 0.982 0.993 0.997
  sums of the density: 0.286 0.714 0.886 0.954 0.982 0.993 0.997
  shares of 100,000 draws: 0.285 0.715 0.887 0.954 0.981 0.992 0.997
rate 3, counts above 5 mean of 10,000 draws, right, dtpois, right, ptpois, right: 6.609 6.604 0.601 0.601 0.601 0.601
rate 3, counts above 10 mean of 10,000 draws, right, dtpois, right, ptpois, right: 11.322 11.314 0.756 0.756 0.756 0.756
rate 3, counts above 20 mean of 10,000 draws, right, dtpois, right, ptpois, right: 21.159 21.155 0.865 0.865 0.865 0.865
rate 3, counts above 100 mean of 10,000 draws, right, dtpois, right, ptpois, right: Inf 101.030 Inf 0.971 NaN 0.971
EXPECTED
echo "as described"
