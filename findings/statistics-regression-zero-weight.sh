#!/usr/bin/env bash
# Statistics::Regression 0.53 (Debian 12, libstatistics-regression-perl): a row of weight 0 has the weight 1.
#
# include takes the weight of a row as its last argument, and 0 is replaced by the default of 1 like a missing one. Five rows near the line 1 + 2x and a sixth one far from it
# with the weight 0 have the slope -12.73 and an R2 of 0.36, digit for digit those without weights, where 1.98 and 0.999 are right. The weights 1, 0.5 and 1e-9 are right.
# Rows that are held out or given up by a robust fit have the weight 0. The description of include calls the weight optional and says nothing of 0. The right
# values are those of R's lm with the same weights.
#
# Needs Debian 12's apt, Perl 5.36 and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download libstatistics-regression-perl=0.53+ds-2 >/dev/null 2>&1
dpkg -x *.deb packages
export TZ=UTC
cat > finding.pl <<'PROGRAM'
use strict;
use warnings;
use lib 'packages/usr/share/perl5';
use Statistics::Regression;

for my $weight (undef, 1, 0.5, 1e-9, 0) {
    my $fit = Statistics::Regression->new('line', ['intercept', 'slope']);
    my @rows = ([1, 3.1], [2, 4.9], [3, 7.1], [4, 8.9], [5, 11]);
    $fit->include($_->[1], [1, $_->[0]], 1) for @rows;
    $fit->include(-90, [1, 6], $weight);
    my @found = $fit->theta;
    printf "last row with the weight %s: intercept %.3f, slope %.3f, R2 %.3f\n", defined $weight ? sprintf('%g', $weight) : 'none', @found, $fit->rsq;
}
PROGRAM
cat > right.R <<'PROGRAM'
x <- 1:6
y <- c(3.1, 4.9, 7.1, 8.9, 11, -90)
for (weight in c(1, 0.5, 1e-9, 0)) {
  fit <- lm(y ~ x, weights = c(1, 1, 1, 1, 1, weight))
  cat(sprintf("  by R, weight %g: intercept %.3f, slope %.3f, R2 %.3f\n", weight, coef(fit)[1], coef(fit)[2], summary(fit)$r.squared))
}
PROGRAM

{ perl finding.pl; Rscript --vanilla right.R; } | tee seen
diff seen - <<'EXPECTED'
last row with the weight none: intercept 35.373, slope -12.726, R2 0.360
last row with the weight 1: intercept 35.373, slope -12.726, R2 0.360
last row with the weight 0.5: intercept 24.305, slope -7.982, R2 0.208
last row with the weight 1e-09: intercept 1.060, slope 1.980, R2 0.999
last row with the weight 0: intercept 35.373, slope -12.726, R2 0.360
  by R, weight 1: intercept 35.373, slope -12.726, R2 0.360
  by R, weight 0.5: intercept 24.305, slope -7.982, R2 0.208
  by R, weight 1e-09: intercept 1.060, slope 1.980, R2 0.999
  by R, weight 0: intercept 1.060, slope 1.980, R2 0.999
EXPECTED
echo "as described"
