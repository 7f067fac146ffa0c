#!/usr/bin/env bash
# caret 6.0-93 (Debian 12, r-cran-caret): a training part of 80 % can hold all rows, and the test part none.
#
# createDataPartition rounds up in each class, and for a number in each of four groups of it. With p = 0.8 five classes of four rows give 20 of 20 rows for training, and
# twenty classes 80 of 80; with p = 0.7 classes of three rows do, with p = 0.6 pairs. Ten rows with a number as target give ten. Of classes with 40, 7 and 3 rows the smallest
# has no test row. No message: the loop that follows scores zero rows, and the mean of no errors is NaN. The manual says that p is the percentage
# of rows that goes to training, and that the matrix form has floor(p * length(y)) rows. scikit-learn refuses such a split with an error.
#
# Needs Debian 12's r-cran-caret 6.0-93. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-caret 2>/dev/null)" = 6.0-93+dfsg-1 ] || { echo "Install r-cran-caret 6.0-93+dfsg-1: apt-get install r-cran-caret"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(caret))
show <- function(title, y, p) {
  sizes <- replicate(50, length(createDataPartition(y, p = p)[[1]]))
  cat(sprintf("%s, p = %s: %s of %d rows for training, %s for the test\n", title, p, paste(unique(sizes), collapse = " or "), length(y), paste(length(y) - unique(sizes), collapse = " or ")))
}
set.seed(1)
for (rows in c(10, 15, 20)) show("a number as target", sqrt(seq_len(rows)), 0.8)
show("5 classes of 4 rows", factor(rep(1:5, each = 4)), 0.8)
show("20 classes of 4 rows", factor(rep(1:20, each = 4)), 0.8)
show("10 classes of 3 rows", factor(rep(1:10, each = 3)), 0.7)
show("10 classes of 2 rows", factor(rep(1:10, each = 2)), 0.6)
show("2 classes of 50 rows", factor(rep(1:2, each = 50)), 0.8)
y <- factor(rep(c("a", "b", "c"), c(40, 7, 3)))
test <- y[-createDataPartition(y, p = 0.8)[[1]]]
cat(sprintf("classes of 40, 7 and 3 rows, p = 0.8: test rows %s\n", paste(table(test), collapse = ", ")))
PROGRAM
Rscript --vanilla finding.R 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
a number as target, p = 0.8: 10 of 10 rows for training, 0 for the test
a number as target, p = 0.8: 15 of 15 rows for training, 0 for the test
a number as target, p = 0.8: 16 of 20 rows for training, 4 for the test
5 classes of 4 rows, p = 0.8: 20 of 20 rows for training, 0 for the test
20 classes of 4 rows, p = 0.8: 80 of 80 rows for training, 0 for the test
10 classes of 3 rows, p = 0.7: 30 of 30 rows for training, 0 for the test
10 classes of 2 rows, p = 0.6: 20 of 20 rows for training, 0 for the test
2 classes of 50 rows, p = 0.8: 80 of 100 rows for training, 20 for the test
classes of 40, 7 and 3 rows, p = 0.8: test rows 8, 1, 0
EXPECTED
echo "as described"
