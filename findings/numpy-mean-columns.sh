#!/usr/bin/env bash
# NumPy 1.24.2 (Debian 12, python3-numpy): the mean of a 32-bit column depends on whether the table has another column.
#
# mean(axis=0) of a table with one column adds in pairs, with small errors. With two or more columns in rows it adds row by row in 32 bits, and the sum stops
# at 16,777,216, the largest number that 1 can be added to: the mean of 20 million ones is 0.839 and their standard deviation 0.16 instead of 0. Long before,
# at one million rows of 0.1, the mean is off by 1%. The same table stored column by column (order F), its transpose, or each column alone has the right mean.
# A standardised column is therefore not centred, and the shift depends on the layout of a file that was read. The documentation of mean says that 32 bits may
# be inexact, not that neighbours and layout decide. dtype=float avoids it.
#
# Needs Debian 12's python3-numpy 1.24.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import warnings

import numpy

assert numpy.__version__ == "1.24.2", numpy.__version__
warnings.simplefilter("error")


def show(name, table):
    print(f"{name}: mean {table.mean(axis=0)[0]:.4f}, standard deviation {table.std(axis=0)[0]:.2f}, in 64 bits {table.mean(axis=0, dtype=float)[0]:.4f}")


for rows, value in ((1_000_000, 0.1), (20_000_000, 1)):
    for columns, order in ((1, "C"), (2, "C"), (2, "F")):
        show(f"{rows:,} rows of {value}, {columns} column{'s' * (columns - 1)}, order {order}", numpy.full((rows, columns), value, "float32", order))
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
1,000,000 rows of 0.1, 1 column, order C: mean 0.1000, standard deviation 0.00, in 64 bits 0.1000
1,000,000 rows of 0.1, 2 columns, order C: mean 0.1010, standard deviation 0.00, in 64 bits 0.1000
1,000,000 rows of 0.1, 2 columns, order F: mean 0.1000, standard deviation 0.00, in 64 bits 0.1000
20,000,000 rows of 1, 1 column, order C: mean 1.0000, standard deviation 0.00, in 64 bits 1.0000
20,000,000 rows of 1, 2 columns, order C: mean 0.8389, standard deviation 0.16, in 64 bits 1.0000
20,000,000 rows of 1, 2 columns, order F: mean 1.0000, standard deviation 0.00, in 64 bits 1.0000
EXPECTED
echo "as described"
