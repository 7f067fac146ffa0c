#!/usr/bin/env bash
# Tcllib 1.21 (Debian 12, tcllib), math::statistics: t-statistics of linear-model are √(n − 2) times too large, and a weighted density has an area of 27 in place of 1.
#
# linear-model returns the standard errors of intercept and slope and, after each, what the manual calls a significance level. It is the quotient of the two multiplied
# by the root of the degrees of freedom: 10.3 where R's t-statistic is 3.4. Of 1,000 tables with 38 rows of noise 714 have one above 2.028, the limit of 5 %, where
# 50 are expected. The value called degrees of freedom is the number of rows. kernel-density multiplies the weights by their sum and by the number of rows in place
# of dividing by them: the manual gives 1 as the default weight, and three weights of 1 have an area of 27 where the default has 1. Nothing is reported.
#
# Needs Debian 12's apt, tcl8.6 and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download tcllib=1.21+dfsg-1 tcl8.6 libtcl8.6 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export TCL_LIBRARY="$dir/packages/usr/share/tcltk/tcl8.6" TZ=UTC
tclsh() { LD_LIBRARY_PATH="$dir/packages/usr/lib/x86_64-linux-gnu" packages/usr/bin/tclsh8.6 "$@"; }
cat > finding.tcl <<'PROGRAM'
lappend auto_path [file join [pwd] packages usr share tcltk tcllib1.21]
package require math::statistics
namespace path ::math::statistics

set x {1 2 3 4 5 6 7 8 9 10 11}
set y {2.1 1.4 3.3 2.2 4.5 3.1 2.7 5.2 3.6 4.4 4.9}
lassign [linear-model $x $y] a b deviation r2 rows errorA tA errorB tB
puts [format "slope %.4f, standard error %.4f, t-statistic %.4f; intercept %.4f, standard error %.4f, t-statistic %.4f" $b $errorB $tB $a $errorA $tA]

set state 1
proc draw {} {
    global state
    set state [expr {$state * 16807 % 2147483647}]
    return [expr {$state / 2147483647.0}]
}
set large 0
set right 0
for {set table 0} {$table < 1000} {incr table} {
    set x {}
    set y {}
    for {set row 0} {$row < 38} {incr row} { lappend x [draw]; lappend y [draw] }
    lassign [linear-model $x $y] a b deviation r2 rows errorA tA errorB tB
    incr large [expr {abs($tB) > 2.028}]
    incr right [expr {abs($b / $errorB) > 2.028}]
}
puts "1,000 tables of 38 rows of noise: |t-statistic| above 2.028 in $large, |slope / standard error| in $right, expected 50"

proc area {args} {
    lassign [kernel-density {1 2 4} -interval {-15 20} -number 700 {*}$args] centres density
    return [expr {[::tcl::mathop::+ {*}$density] * 35 / 700}]
}
puts [format "area below a density of three rows: %.2f" [area]]
foreach weights {{1 1 1} {0.1 0.1 0.1} {1 2 3} {10 20 30}} {
    puts [format "  with the weights %s: %.2f" $weights [area -weights $weights]]
}
PROGRAM
cat > right.R <<'PROGRAM'
x <- 1:11
y <- c(2.1, 1.4, 3.3, 2.2, 4.5, 3.1, 2.7, 5.2, 3.6, 4.4, 4.9)
found <- coef(summary(lm(y ~ x)))
cat(sprintf("  by R: slope %.4f, standard error %.4f, t-statistic %.4f; ", found[2, 1], found[2, 2], found[2, 3]))
cat(sprintf("intercept %.4f, standard error %.4f, t-statistic %.4f\n", found[1, 1], found[1, 2], found[1, 3]))
PROGRAM

{ tclsh finding.tcl; Rscript --vanilla right.R; } | tee seen
diff seen - <<'EXPECTED'
slope 0.2827, standard error 0.0821, t-statistic 10.3356; intercept 1.7036, standard error 0.5566, t-statistic 9.1826
1,000 tables of 38 rows of noise: |t-statistic| above 2.028 in 714, |slope / standard error| in 51, expected 50
area below a density of three rows: 1.00
  with the weights 1 1 1: 27.00
  with the weights 0.1 0.1 0.1: 0.27
  with the weights 1 2 3: 108.00
  with the weights 10 20 30: 10800.00
  by R: slope 0.2827, standard error 0.0821, t-statistic 3.4452; intercept 1.7036, standard error 0.5566, t-statistic 3.0609
EXPECTED
echo "as described"
