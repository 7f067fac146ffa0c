#!/usr/bin/env bash
# VGAM 1.1-7 (Debian 12, r-cran-vgam): draws of the slash distribution lie elsewhere than its density, an upper tail exceeds 1, and a sum of probabilities is 0.995.
#
# rslash divides a normal draw around mu by a uniform one, so mu is divided too: with mu = 10 and sigma = 1 the median of the draws is 20, above which 4 % lie by pslash.
# Only mu = 0 is right. ptriangle with lower.tail = FALSE on the interval 0 to 1 with the mode 0.3 has 1.171 above 0.6 and 1.343 above 0.8, where 0.229 and 0.057
# are right; below the mode it is right. dzipf replaces its sum by an approximation that is off by 0.8 % for 20 ranks and more, while it is exact for 12: the
# probabilities of 20 ranks add up to 0.9952, while pzipf ends at 1. A simulated test of a fit rejects the right model. No function warns.
#
# Needs Debian 12's r-cran-vgam 1.1-7. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-vgam 2>/dev/null)" = 1.1-7-1 ] || { echo "Install r-cran-vgam 1.1-7-1: apt-get install r-cran-vgam"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(VGAM))
set.seed(1)
for (mu in c(0, 1, 10)) {
  draws <- rslash(1e5, mu = mu, sigma = 1)
  right <- mu + rnorm(1e5) / runif(1e5)
  middle <- median(draws)
  cat(sprintf("rslash, mu = %d: median of the draws %.1f, of mu + normal / uniform %.1f, pslash above the first %.2f\n", mu, middle + 0, abs(median(right)), 1 - pslash(middle, mu = mu)))
}
at <- c(0.1, 0.3, 0.6, 0.8)
cat(sprintf("ptriangle at %s: lower %s, upper %s, 1 - lower %s\n", paste(at, collapse = " "), paste(sprintf("%.3f", ptriangle(at, 0.3)), collapse = " "),
  paste(sprintf("%.3f", ptriangle(at, 0.3, lower.tail = FALSE)), collapse = " "), paste(sprintf("%.3f", 1 - ptriangle(at, 0.3)), collapse = " ")))
for (ranks in c(5, 12, 20, 50)) {
  right <- (1:ranks)^-1.5 / sum((1:ranks)^-1.5)
  cat(sprintf("dzipf of %d ranks: first %.4f, right %.4f, sum %.4f, pzipf at the end %.4f\n", ranks, dzipf(1, ranks, 1.5), right[1], sum(dzipf(1:ranks, ranks, 1.5)), pzipf(ranks, ranks, 1.5)))
}
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
rslash, mu = 0: median of the draws 0.0, of mu + normal / uniform 0.0, pslash above the first 0.50
rslash, mu = 1: median of the draws 2.0, of mu + normal / uniform 1.0, pslash above the first 0.32
rslash, mu = 10: median of the draws 20.0, of mu + normal / uniform 10.0, pslash above the first 0.04
ptriangle at 0.1 0.3 0.6 0.8: lower 0.033 0.300 0.771 0.943, upper 0.967 0.700 1.171 1.343, 1 - lower 0.967 0.700 0.229 0.057
dzipf of 5 ranks: first 0.5680, right 0.5680, sum 1.0000, pzipf at the end 1.0000
dzipf of 12 ranks: first 0.4886, right 0.4886, sum 1.0000, pzipf at the end 1.0000
dzipf of 20 ranks: first 0.4585, right 0.4607, sum 0.9952, pzipf at the end 1.0000
dzipf of 50 ranks: first 0.4285, right 0.4290, sum 0.9988, pzipf at the end 1.0000
EXPECTED
echo "as described"
