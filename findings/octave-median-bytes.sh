#!/usr/bin/env bash
# GNU Octave 7.3.0 (Debian 12, octave): the median of an even number of small integers cannot exceed half of their type's range.
#
# median takes the mean of the two middle values, and their sum is computed in their type, where Octave's sums stop at the largest value: the median of the
# bytes 200 and 250 is 128, below both, and of −100 and −120 as int8 −64. Images, class codes and counts are read in such types. mean of the same values is
# right, since it adds in double, and so are an odd number of rows and double(x). A median filter, or a gap filled with the median, is wrong for bright pixels
# only, and with one more row it is right again. The documentation gives the mean of the two middle values, and for integers that it is rounded up.
#
# Needs Debian 12's octave 7.3.0. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f '${Version}' octave 2>/dev/null)" = 7.3.0-2 ] || { echo "Install octave 7.3.0-2: apt-get install octave"; exit 1; }
cat > finding.m <<'PROGRAM'
1;
function show (name, x)
  printf ("%s: median %d, mean %d, median of double %d\n", name, median (x), mean (x), median (double (x)));
end
show ("bytes 200 250", uint8 ([200 250]));
show ("bytes 100 120", uint8 ([100 120]));
show ("bytes 200 210 250", uint8 ([200 210 250]));
show ("int8 -100 -120", int8 ([-100 -120]));
show ("int16 30000 32000", int16 ([30000 32000]));
show ("int32 2000000000 2000000002", int32 ([2000000000 2000000002]));
PROGRAM

octave-cli --norc --quiet finding.m | tee seen
diff seen - <<'EXPECTED'
bytes 200 250: median 128, mean 225, median of double 225
bytes 100 120: median 110, mean 110, median of double 110
bytes 200 210 250: median 210, mean 220, median of double 210
int8 -100 -120: median -64, mean -110, median of double -110
int16 30000 32000: median 16384, mean 31000, median of double 31000
int32 2000000000 2000000002: median 1073741824, mean 2000000001, median of double 2000000001
EXPECTED
echo "as described"
