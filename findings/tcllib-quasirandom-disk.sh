#!/usr/bin/env bash
# Tcllib 1.21 (Debian 12, tcllib), math::quasirandom: points of the unit disk reach half of it, and integrals over disks, balls and spheres are 5.8 times too small.
#
# The manual says that points lie within the unit disk and that "integral" integrates over it. All of 10,000 points are within 0.5 of the centre. The integral of 1 over
# the unit circle, disk, sphere and ball is 1.08, 0.54, 2.16 and 0.72 where the length, area and volume are 6.28, 3.14, 12.57 and 4.19: the factor is the
# cosine of -1 (0.5403) in place of pi. The integral of the squared distance over the disk is 0.068 where pi/2 = 1.571 is right, since both errors meet.
# Over a block of two or three dimensions the same command is right, and the points of the ball fill it.
#
# Needs Debian 12's apt and tcl8.6. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download tcllib=1.21+dfsg-1 tcl8.6 libtcl8.6 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export LD_LIBRARY_PATH="$dir/packages/usr/lib/x86_64-linux-gnu" TCL_LIBRARY="$dir/packages/usr/share/tcltk/tcl8.6"
cat > finding.tcl <<'PROGRAM'
lappend auto_path [file join [pwd] packages usr share tcltk tcllib1.21]
package require math::quasirandom

proc one {point} { return 1.0 }
proc square {point} {
    set sum 0.0
    foreach x $point { set sum [expr {$sum + $x * $x}] }
    return $sum
}
proc integral {shape function bounds} {
    set points [::math::quasirandom::qrpoints new $shape]
    return [$points integral $function $bounds -evaluations 10000]
}

set pi [expr {acos(-1.0)}]
foreach {shape right} [list circle [expr {2 * $pi}] disk $pi sphere [expr {4 * $pi}] ball [expr {4 * $pi / 3}]] {
    puts [format "integral of 1 over the unit %s: %.3f, right %.3f" $shape [integral $shape one 1.0] $right]
}
foreach {shape right} [list disk [expr {$pi / 2}] ball [expr {4 * $pi / 5}]] {
    puts [format "integral of the squared distance over the unit %s: %.3f, right %.3f" $shape [integral $shape square 1.0] $right]
}
foreach {dimension right} {2 2.667 3 8} {
    set bounds [lrepeat $dimension {-1 1}]
    puts [format "integral of the squared distance over a block of %d dimensions: %.3f, right %.3f" $dimension [integral $dimension square $bounds] $right]
}
foreach shape {disk ball} {
    set points [::math::quasirandom::qrpoints new $shape]
    set largest 0
    for {set i 0} {$i < 10000} {incr i} { set largest [expr {max($largest, sqrt([square [$points next]]))}] }
    puts [format "largest distance of 10,000 points of the unit %s from its centre: %.2f" $shape $largest]
}
PROGRAM

packages/usr/bin/tclsh8.6 finding.tcl | tee seen
diff seen - <<'EXPECTED'
integral of 1 over the unit circle: 1.081, right 6.283
integral of 1 over the unit disk: 0.540, right 3.142
integral of 1 over the unit sphere: 2.161, right 12.566
integral of 1 over the unit ball: 0.720, right 4.189
integral of the squared distance over the unit disk: 0.068, right 1.571
integral of the squared distance over the unit ball: 0.433, right 2.513
integral of the squared distance over a block of 2 dimensions: 2.666, right 2.667
integral of the squared distance over a block of 3 dimensions: 8.000, right 8.000
largest distance of 10,000 points of the unit disk from its centre: 0.50
largest distance of 10,000 points of the unit ball from its centre: 1.00
EXPECTED
echo "as described"
