#!/usr/bin/env bash
# foreign 0.8-84 with SciPy 1.10.1 (Debian 12, r-cran-foreign and python3-scipy): an ARFF file's declared classes are replaced by what the rows happen to hold.
#
# An ARFF file declares the values of a nominal attribute and their order, so that training and test file number them alike. R's read.arff skips the
# declaration: levels are the texts found in the rows, sorted. The classes low, mid, high become high, low, mid, with high as the first class; the test file,
# with no row of the class high, has low as number 1 and two classes instead of three. Code that works on the numbers (matrices, ranger, xgboost labels)
# scores class low of one file against high of the other. Blanks after the comma, which files in the wild have, become part of the value: " yes" and "yes" are
# two classes. SciPy keeps the declared values and their order, and refuses the blanks. The documentation mentions neither, and nothing is reported.
#
# Needs Debian 12's apt, r-base-core 4.2.2 and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-foreign=0.8.84-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC

header() { printf '@relation water\n@attribute depth numeric\n@attribute level {low, mid, high}\n@data\n'; }
{ header; printf '1,low\n2,mid\n3,high\n'; } > train.arff
{ header; printf '1,low\n2,mid\n'; } > test.arff
{ header; printf '1,low\n1, low\n2,mid\n2, mid\n'; } > blanks.arff

cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("foreign") == "0.8.84")
for (name in c("train", "test", "blanks")) {
  level <- foreign::read.arff(paste0(name, ".arff"))$level
  cat(sprintf("foreign, %s: classes %s; numbers %s\n", name, paste0("'", levels(level), "'", collapse = " "), paste(as.integer(level), collapse = " ")))
}
PROGRAM
cat > finding.py <<'PROGRAM'
from scipy.io import arff

for name in ("train", "test", "blanks"):
    try:
        rows, declared = arff.loadarff(f"{name}.arff")
    except ValueError as error:
        print(f"SciPy, {name}: {error}")
        continue
    classes = declared["level"][1]
    numbers = [classes.index(text.decode()) + 1 for text in rows["level"]]
    print(f"SciPy, {name}: classes {' '.join(map(repr, classes))}; numbers {' '.join(map(str, numbers))}")
PROGRAM

{ Rscript --vanilla finding.R; /usr/bin/python3 finding.py; } | tee seen
diff seen - <<'EXPECTED'
foreign, train: classes 'high' 'low' 'mid'; numbers 2 3 1
foreign, test: classes 'low' 'mid'; numbers 1 2
foreign, blanks: classes ' low' ' mid' 'low' 'mid'; numbers 3 1 4 2
SciPy, train: classes 'low' 'mid' 'high'; numbers 1 2 3
SciPy, test: classes 'low' 'mid' 'high'; numbers 1 2
SciPy, blanks:  low value not in ('low', 'mid', 'high')
EXPECTED
echo "as described"
