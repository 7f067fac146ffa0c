#!/usr/bin/env bash
# rmutil 1.1.10 (Debian 12, r-cran-rmutil): quantiles of counts stop one early, and so do draws; a median is the quantile of 0.558; probabilities add up to 12.17.
#
# qgammacount stops one count early: the median of a count with the mean 3.83 comes out as 3, where pgammacount has 0.446, and draws of rgammacount, which uses it,
# have the mean 3.34, and 32.3 % of them are 2 or less where 21.3 % are right. qskewlaplace is right but near the middle: at 0.5 it gives a value below which 0.558 of the
# distribution lie. The probabilities of dmultbinom add up to 12.17 for s = 1.2 and to 0.63 for s = 0.8, while pmultbinom ends at 1. No warning. The
# package is made for such counts, and simulations from a fitted model use the draws.
#
# Needs Debian 12's r-cran-rmutil 1.1.10. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-rmutil 2>/dev/null)" = 1.1.10-1 ] || { echo "Install r-cran-rmutil 1.1.10-1: apt-get install r-cran-rmutil"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(rmutil))
counts <- 0:60
mass <- dgammacount(counts, 4, 1.5)
for (u in c(0.05, 0.3, 0.5, 0.7, 0.95)) {
  found <- qgammacount(u, 4, 1.5)
  cat(sprintf("gamma count, quantile %.2f: %d, pgammacount there %.3f, first count that reaches it %d\n", u, found, pgammacount(found, 4, 1.5), min(counts[cumsum(mass) >= u])))
}
set.seed(1)
draws <- rgammacount(20000, 4, 1.5)
cat(sprintf("gamma count: mean %.2f and of draws %.2f, at most 2 %.3f and of draws %.3f\n", sum(counts * mass), mean(draws), pgammacount(2, 4, 1.5), mean(draws <= 2)))
u <- c(0.05, 0.3, 0.5, 0.7, 0.95)
cat(sprintf("skewed Laplace, cdf of the quantiles %s: %s\n", paste(u, collapse = " "), paste(sprintf("%.3f", pskewlaplace(qskewlaplace(u, 1, 2, 1.5), 1, 2, 1.5)), collapse = " ")))
for (s in c(0.8, 1, 1.2)) cat(sprintf("multiplicative binomial, s = %.1f: sum of the probabilities %.2f, pmultbinom at the end %.2f\n", s, sum(dmultbinom(0:10, 10, 0.3, s)), pmultbinom(10, 10, 0.3, s)))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
gamma count, quantile 0.05: 1, pgammacount there 0.062, first count that reaches it 1
gamma count, quantile 0.30: 2, pgammacount there 0.213, first count that reaches it 3
gamma count, quantile 0.50: 3, pgammacount there 0.446, first count that reaches it 4
gamma count, quantile 0.70: 4, pgammacount there 0.679, first count that reaches it 5
gamma count, quantile 0.95: 6, pgammacount there 0.940, first count that reaches it 7
gamma count: mean 3.83 and of draws 3.34, at most 2 0.213 and of draws 0.323
skewed Laplace, cdf of the quantiles 0.05 0.3 0.5 0.7 0.95: 0.050 0.300 0.558 0.700 0.950
multiplicative binomial, s = 0.8: sum of the probabilities 0.63, pmultbinom at the end 1.00
multiplicative binomial, s = 1.0: sum of the probabilities 1.00, pmultbinom at the end 1.00
multiplicative binomial, s = 1.2: sum of the probabilities 12.17, pmultbinom at the end 1.00
EXPECTED
echo "as described"
