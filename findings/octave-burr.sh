#!/usr/bin/env bash
# Statistics package 1.5.3 for GNU Octave (Debian 12, octave-statistics): a Burr distribution with a scale other than 1 is four different ones.
#
# burrcdf (x, a, c, k) is the textbook's, with the scale a. The density, the quantiles and the draws agree with it for a = 1 only. The area below burrpdf is a^(c - 1):
# 4 for a = 2 and c = 3, so the likelihood of any rows grows with the scale. The quantile of the probability of 0.5 is 0.197, that of 2 is 0.555. Of 100,000 draws of
# burrrnd 75 % are below 0.5, where 6 % are expected. Nothing is reported. The distribution describes run times and losses with a heavy tail.
#
# Needs Debian 12's octave-statistics 1.5.3. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.m <<'PROGRAM'
warning ("off", "all");
pkg load statistics
assert (pkg ("list", "statistics"){1}.version, "1.5.3");
x = [0.5, 1, 2];
a = 2; c = 3; k = 4;
p = burrcdf (x, a, c, k);
printf ("burrcdf at 0.5, 1, 2: %.4f %.4f %.4f, by the formula %.4f %.4f %.4f\n", p, 1 - (1 + (x / a) .^ c) .^ -k);
h = 1e-6;
slope = (burrcdf (x + h, a, c, k) - burrcdf (x - h, a, c, k)) / (2 * h);
printf ("burrpdf: %.4f %.4f %.4f, the slope of burrcdf: %.4f %.4f %.4f\n", burrpdf (x, a, c, k), slope);
grid = 0.0005:0.001:200;
for scale = [1, 2, 3]
  printf ("area below burrpdf with a = %d and c = 3: %.2f\n", scale, sum (burrpdf (grid, scale, c, k)) * 0.001);
end
printf ("burrinv of burrcdf at 0.5, 1, 2: %.4f %.4f %.4f\n", burrinv (p, a, c, k));
rand ("seed", 1);
draws = burrrnd (a, c, k, 100000, 1);
printf ("draws below 0.5: %.0f %%, below 1: %.0f %%\n", 100 * mean (draws < 0.5), 100 * mean (draws < 1));
half = burrcdf (0.5, 1, c, k);
printf ("with a = 1: burrinv of burrcdf at 0.5 %.4f, ", burrinv (half, 1, c, k));
printf ("draws below 0.5: %.0f %%, expected %.0f %%\n", 100 * mean (burrrnd (1, c, k, 100000, 1) < 0.5), 100 * half);
PROGRAM

octave-cli --no-init-file --quiet finding.m 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
burrcdf at 0.5, 1, 2: 0.0601 0.3757 0.9375, by the formula 0.0601 0.3757 0.9375
burrpdf: 1.3881 3.3296 0.7500, the slope of burrcdf: 0.3470 0.8324 0.1875
area below burrpdf with a = 1 and c = 3: 1.00
area below burrpdf with a = 2 and c = 3: 4.00
area below burrpdf with a = 3 and c = 3: 9.00
burrinv of burrcdf at 0.5, 1, 2: 0.1971 0.3766 0.5554
draws below 0.5: 75 %, below 1: 100 %
with a = 1: burrinv of burrcdf at 0.5 0.5000, draws below 0.5: 38 %, expected 38 %
EXPECTED
echo "as described"
