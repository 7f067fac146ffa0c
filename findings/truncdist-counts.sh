#!/usr/bin/env bash
# truncdist 1.0-2 (Debian 12, r-cran-truncdist): probabilities of a truncated count add up to 1.41, and its mean is 0.
#
# dtrunc, ptrunc, qtrunc, rtrunc and extrunc take any distribution by its name. For counts between 2 and 6 of a Poisson distribution with the rate 3 the density of 2 is 0.412, divided by
# the probability of 3 to 6, while ptrunc gives 2 the probability 0 and no draw is 2: density and draws are those of different distributions, and a likelihood of 2 counts too much. The same holds for
# a binomial and a geometric distribution. extrunc and vartrunc integrate over the line between the whole numbers, where the density is 0: mean and variance are 0, where the
# draws have 3.96 and 0.98. The normal distribution is right in all five. The help pages speak of a random variable and its lower and upper bound, without a limit to
# continuous ones. R warns of non-integer values when it integrates, and of nothing in the other functions.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-truncdist=1.0-2-4 r-cran-evd >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library"
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("truncdist") == "1.0.2")
suppressPackageStartupMessages(library(truncdist))

show <- function(name, values) cat(name, ": ", paste(format(round(values, 3), trim = TRUE), collapse = " "), "\n", sep = "")
quiet <- function(expression) withCallingHandlers(expression, warning = function(w) if (grepl("non-integer", conditionMessage(w))) invokeRestart("muffleWarning"))

check <- function(name, ...) {
  counts <- 2:6
  set.seed(1)
  draws <- rtrunc(20000, name, 2, 6, ...)
  density <- dtrunc(counts, name, 2, 6, ...)
  show(paste(name, "from 2 to 6: dtrunc, and their sum"), c(density, sum(density)))
  show("  steps of ptrunc", diff(c(0, ptrunc(counts, name, 2, 6, ...))))
  show("  shares of the draws", sapply(counts, function(count) mean(draws == count)))
  show("  extrunc, vartrunc", quiet(c(extrunc(name, 2, 6, ...), vartrunc(name, 2, 6, ...))))
  show("  mean and variance of the draws", c(mean(draws), var(draws)))
}
check("pois", lambda = 3)
check("binom", size = 9, prob = 0.4)
check("geom", prob = 0.3)

set.seed(1)
draws <- rtrunc(200000, "norm", 2, 6, mean = 3)
show("norm from 2 to 6: area of dtrunc", integrate(function(x) dtrunc(x, "norm", 2, 6, mean = 3), 2, 6)$value)
show("  extrunc, vartrunc", c(extrunc("norm", 2, 6, mean = 3), vartrunc("norm", 2, 6, mean = 3)))
show("  mean and variance of the draws", round(c(mean(draws), var(draws)), 2))
PROGRAM

Rscript --vanilla finding.R 2>&1 | tee seen
diff seen - <<'EXPECTED'
pois from 2 to 6: dtrunc, and their sum: 0.412 0.412 0.309 0.186 0.093 1.412
  steps of ptrunc: 0.000 0.412 0.309 0.186 0.093
  shares of the draws: 0.000 0.414 0.307 0.184 0.096
  extrunc, vartrunc: 0 0
  mean and variance of the draws: 3.961 0.978
binom from 2 to 6: dtrunc, and their sum: 0.217 0.338 0.338 0.225 0.100 1.217
  steps of ptrunc: 0.000 0.338 0.337 0.225 0.100
  shares of the draws: 0.000 0.338 0.335 0.223 0.104
  extrunc, vartrunc: 0 0
  mean and variance of the draws: 4.093 0.968
geom from 2 to 6: dtrunc, and their sum: 0.564 0.395 0.276 0.193 0.135 1.564
  steps of ptrunc: 0.000 0.395 0.276 0.193 0.135
  shares of the draws: 0.000 0.396 0.273 0.192 0.139
  extrunc, vartrunc: 0 0
  mean and variance of the draws: 4.074 1.139
norm from 2 to 6: area of dtrunc: 1
  extrunc, vartrunc: 3.283 0.616
  mean and variance of the draws: 3.28 0.62
EXPECTED
echo "as described"
