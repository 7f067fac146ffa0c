#!/usr/bin/env bash
# data.table 1.14.8 with bit64 4.0.5 (Debian 12): the standard deviation of a column of large whole numbers is right for the table and 0 for its groups.
#
# fread reads a column with a whole number above 2,147,483,647 (times, bytes, ids) as integer64, whose bits R's own functions take for a double
# near 0. sd(x) and mean(x) know the type. table[, sd(x), by = g] is computed by data.table's own code, which does not, so each group has the deviation 0;
# a function around sd makes it right. var is 0 without groups too, and as.matrix, which k-nearest neighbours and other models are given, has 1.5e-314 in each
# row. The column prints as it should. The same losses some time earlier, when the clock was below the limit, are right everywhere, so one larger row in a
# file changes all of it. fread's integer64 = "double" avoids it.
#
# Needs Debian 12's r-cran-data.table 1.14.8 and r-cran-bit64 4.0.5. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("data.table") == "1.14.8", packageVersion("bit64") == "4.0.5")
suppressMessages({ library(bit64); library(data.table) })

options(warn = 2)
setDTthreads(1)
for (first in c(2000000001, 3000000001)) {
  writeLines(c("group,time,loss", sprintf("%s,%.0f,%d", c("a", "a", "b", "b"), first + 0:3, c(4, 3, 2, 1))), "losses.csv")
  for (kind in c("integer64", "double")) {
    table <- fread("losses.csv", integer64 = kind)
    cat(sprintf("first time %.0f, integer64 = %s: sd %.3f, var %.3f, as.matrix in order %s\n", first, kind, sd(table$time), var(table$time),
                all(diff(as.matrix(table[, .(time)])[, 1]) == 1)))
    cat(sprintf("  by group: sd %s, with a function around it %s\n",
                paste(round(table[, sd(time), by = group]$V1, 3), collapse = " "),
                paste(round(table[, (function(x) sd(x))(time), by = group]$V1, 3), collapse = " ")))
  }
}
PROGRAM

TZ=UTC Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
first time 2000000001, integer64 = integer64: sd 1.291, var 1.667, as.matrix in order TRUE
  by group: sd 0.707 0.707, with a function around it 0.707 0.707
first time 2000000001, integer64 = double: sd 1.291, var 1.667, as.matrix in order TRUE
  by group: sd 0.707 0.707, with a function around it 0.707 0.707
first time 3000000001, integer64 = integer64: sd 1.291, var 0.000, as.matrix in order FALSE
  by group: sd 0 0, with a function around it 0.707 0.707
first time 3000000001, integer64 = double: sd 1.291, var 1.667, as.matrix in order TRUE
  by group: sd 0.707 0.707, with a function around it 0.707 0.707
EXPECTED
echo "as described"
