#!/usr/bin/env bash
# ruby-statistics 2.1.1 (Debian 12, ruby-statistics): a paired t-test has p = 1.99 if the first sample is the lower one, and an analysis of two groups ignores their means.
#
# TTest.paired_test with two tails doubles the upper tail, whatever the sign of t: accuracies of five folds have p = 0.0139 against a second configuration in one order and
# 1.9861 in the other, so a configuration that is significantly worse is never reported. TTest.perform against a number takes the rows as degrees of freedom: three rows
# have p = 0.026 where 0.054 is right. FTest.one_way_anova of two groups is the quotient of their variances: groups around 0.3 and around 1.3 have p = 0.35 where
# 1.7e-8 is right; with a third group it is right. KSTest has the limit 0.173 for two samples of 100 rows where 0.192 belongs to 5 %, so it reports p = 0.054 as a difference.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download ruby-statistics=2.1.1-2 ruby3.1 libruby3.1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
ruby() {
  local lib="$dir/packages/usr/lib"
  LD_LIBRARY_PATH="$lib/x86_64-linux-gnu" "$dir/packages/usr/bin/ruby3.1" --disable-gems -I "$lib/ruby/3.1.0" -I "$lib/x86_64-linux-gnu/ruby/3.1.0" \
    -I packages/usr/share/rubygems-integration/all/gems/ruby-statistics-2.1.1/lib "$@"
}
export TZ=UTC
cat > finding.rb <<'PROGRAM'
require "statistics"

def p_of(found) = format("%.3g", found[:p_value])
tests = Statistics::StatisticalTest
first, second = [0.91, 0.88, 0.93, 0.90, 0.92], [0.87, 0.86, 0.88, 0.89, 0.87]
puts "paired, five folds: p #{p_of(tests::TTest.paired_test(0.05, :two_tail, first, second))}, in the other order #{p_of(tests::TTest.paired_test(0.05, :two_tail, second, first))}"
puts "three rows against 0.5: p #{p_of(tests::TTest.perform(0.05, :two_tail, 0.5, [0.55, 0.62, 0.58]))}"
low, high, middle = [0.2, 0.3, 0.4, 0.3, 0.3], [1.2, 1.3, 1.4, 1.3, 1.3], [0.7, 0.8, 0.9, 0.8, 0.8]
puts "analysis of variance of two groups: p #{p_of(tests::FTest.one_way_anova(0.05, low, high))}, of three: p #{p_of(tests::FTest.one_way_anova(0.05, low, high, middle))}"
ks = tests::KSTest.two_samples(group_one: (1..100).to_a, group_two: (20..119).to_a)
puts format("Kolmogorov-Smirnov, 100 rows each: D %.3f, limit %.4f, different %s", ks[:d_max], ks[:d_critical], ks[:alternative])
PROGRAM
cat > right.R <<'PROGRAM'
first <- c(0.91, 0.88, 0.93, 0.90, 0.92)
second <- c(0.87, 0.86, 0.88, 0.89, 0.87)
low <- c(0.2, 0.3, 0.4, 0.3, 0.3)
p <- function(...) summary(aov(values ~ ind, stack(list(...))))[[1]][1, 5]
cat(sprintf("  by R: paired p %.3g, in the other order %.3g; ", t.test(first, second, paired = TRUE)$p.value, t.test(second, first, paired = TRUE)$p.value))
cat(sprintf("three rows p %.3g; two groups p %.3g, three p %.3g\n", t.test(c(0.55, 0.62, 0.58), mu = 0.5)$p.value, p(a = low, b = low + 1), p(a = low, b = low + 1, c = low + 0.5)))
ks <- ks.test(1:100, 20:119)
cat(sprintf("  by R: D %.3f, p %.3g; limit %.4f\n", ks$statistic, ks$p.value, sqrt(-log(0.05 / 2) / 2 * 2 / 100)))
PROGRAM

{ ruby finding.rb; Rscript --vanilla right.R 2>/dev/null; } | tee seen
diff seen - <<'EXPECTED'
paired, five folds: p 0.0139, in the other order 1.99
three rows against 0.5: p 0.0261
analysis of variance of two groups: p 0.347, of three: p 1.66e-10
Kolmogorov-Smirnov, 100 rows each: D 0.190, limit 0.1731, different true
  by R: paired p 0.0139, in the other order 0.0139; three rows p 0.0544; two groups p 1.69e-08, three p 1.66e-10
  by R: D 0.190, p 0.0541; limit 0.1921
EXPECTED
echo "as described"
