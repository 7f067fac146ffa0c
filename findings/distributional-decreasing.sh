#!/usr/bin/env bash
# distributional 0.3.1 (Debian 12, r-cran-distributional): a distribution turned round keeps the order of its quantiles, and a truncated count has the mean 0.
#
# 1 - dist_beta(2, 8) is the distribution of an accuracy whose error is beta. Samples of it are right, but quantile(0.05) is 0.959, above quantile(0.95) with
# 0.571, and cdf(0.8) is the share above 0.8: 0.564 where 0.436 is right. dist_transformed asks for a monotonic function, and this one is: the code applies it
# to the quantile and its inverse to the value, which holds for rising functions only. A distribution that is truncated, of whole numbers, has the mean and
# the variance 0 where 2.82 and 1.58 are right for Poisson with 3 between 1 and 5 (with warnings about numbers that are not whole), and its densities add up
# to 1.21. Two third moments have wrong formulas: the skewness of Weibull (3 to the power of mean / deviation in place of the third power) and of beta (a
# product in place of a quotient); 0.286 is 1.714.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-distributional=0.3.1-1 r-cran-cli r-cran-colorspace r-cran-digest r-cran-dplyr r-cran-fansi r-cran-farver r-cran-generics r-cran-ggplot2 \
  r-cran-glue r-cran-gtable r-cran-isoband r-cran-labeling r-cran-lifecycle r-cran-magrittr r-cran-munsell r-cran-numderiv r-cran-pillar r-cran-pkgconfig \
  r-cran-r6 r-cran-rcolorbrewer r-cran-rlang r-cran-scales r-cran-tibble r-cran-tidyselect r-cran-utf8 r-cran-vctrs r-cran-viridislite r-cran-withr \
  r-cran-mass r-cran-mgcv r-cran-nlme r-cran-matrix r-cran-lattice >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("distributional") == "0.3.1")
suppressPackageStartupMessages(library(distributional))

show <- function(name, found, right) cat(sprintf("%s: %.3f, right %.3f\n", name, found, right))
accuracy <- 1 - dist_beta(2, 8)
set.seed(1)
drawn <- generate(accuracy, 100000)[[1]]
show("accuracy, quantile of 0.05", quantile(accuracy, 0.05), 1 - qbeta(0.95, 2, 8))
show("accuracy, quantile of 0.95", quantile(accuracy, 0.95), 1 - qbeta(0.05, 2, 8))
show("accuracy, cdf of 0.8", cdf(accuracy, 0.8)[[1]], 1 - pbeta(0.2, 2, 8))
cat(sprintf("its own samples: quantiles %.2f and %.2f, share up to 0.8 %.2f\n", quantile(drawn, 0.05), quantile(drawn, 0.95), mean(drawn <= 0.8)))

counts <- dist_truncated(dist_poisson(3), 1, 5)
shares <- dpois(1:5, 3) / sum(dpois(1:5, 3))
show("Poisson of 1 to 5, mean", mean(counts), sum(1:5 * shares))
show("Poisson of 1 to 5, variance", variance(counts), sum((1:5)^2 * shares) - sum(1:5 * shares)^2)
show("Poisson of 1 to 5, sum of the densities", sum(density(counts, 1:5)[[1]]), 1)

moment <- function(power) integrate(function(x) x^power * dweibull(x, 2, 3), 0, Inf)$value
deviation <- sqrt(moment(2) - moment(1)^2)
show("skewness of Weibull", skewness(dist_weibull(2, 3)), (moment(3) - 3 * moment(1) * deviation^2 - moment(1)^3) / deviation^3)
show("skewness of beta", skewness(dist_beta(2, 3)), integrate(function(x) (x - 0.4)^3 * dbeta(x, 2, 3), 0, 1)$value / 0.04^1.5)
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
accuracy, quantile of 0.05: 0.959, right 0.571
accuracy, quantile of 0.95: 0.571, right 0.959
accuracy, cdf of 0.8: 0.564, right 0.436
its own samples: quantiles 0.57 and 0.96, share up to 0.8 0.44
Poisson of 1 to 5, mean: 0.000, right 2.823
Poisson of 1 to 5, variance: 0.000, right 1.577
Poisson of 1 to 5, sum of the densities: 1.208, right 1.000
skewness of Weibull: -0.548, right 0.631
skewness of beta: 1.714, right 0.286
EXPECTED
echo "as described"
