#!/usr/bin/env bash
# scikit-learn 1.2.1 and recipes 1.0.4 (Debian 12, python3-sklearn, r-cran-recipes): a power transform of years makes one number of them.
#
# Box-Cox and Yeo-Johnson search the power that comes nearest to a normal distribution. Far from 0 all powers look alike, and the search runs off: for the
# years 1999, 2000, 2001, 2003, 2010 and 2015 PowerTransformer(method="box-cox") takes the power -546, and every year becomes 0, as do whole numbers from 1,000,000.
# The column is lost for the model. Warnings name an overflow or a logarithm, not the column. step_YeoJohnson takes the power -4.2, whose results lie within 6e-17: four of the
# six years are equal, and step_normalize leaves the column alone. Subtracting a number first, so that the smallest is 1, keeps six values apart.
#
# Needs Debian 12's python3-sklearn 1.2.1 and r-cran-recipes 1.0.4. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import numpy as np
import sklearn
from sklearn.preprocessing import PowerTransformer

assert sklearn.__version__ == "1.2.1", sklearn.__version__
YEARS = [1999, 2000, 2001, 2003, 2010, 2015]
for name, values in (("years", YEARS), ("ids", [1_000_000, 1_000_001, 1_000_002, 1_000_005]), ("years since 1998", [year - 1998 for year in YEARS])):
    column = np.array(values, dtype=float)[:, None]
    transform = PowerTransformer(method="box-cox").fit(column)
    print(f"scikit-learn, {name}: power {transform.lambdas_[0]:.1f}, becomes", *(f"{value:.2f}" for value in transform.transform(column)[:, 0]))
PROGRAM
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("recipes") == "1.0.4")
suppressMessages(library(recipes))
for (years in list(c(1999, 2000, 2001, 2003, 2010, 2015), c(1, 2, 3, 5, 12, 17))) {
  prepared <- suppressWarnings(prep(step_normalize(step_YeoJohnson(recipe(~x, data.frame(x = years)), x), x)))
  x <- bake(prepared, NULL)$x
  cat("recipes, years from ", years[1], ": power ", format(tidy(prepared, 1)$value, digits = 2), ", ", length(unique(x)), " different numbers, range ", format(diff(range(x)), digits = 2), "\n", sep = "")
}
PROGRAM

{ /usr/bin/python3 -W ignore finding.py; Rscript --vanilla finding.R 2>/dev/null; } | tee seen
diff seen - <<'EXPECTED'
scikit-learn, years: power -545.8, becomes 0.00 0.00 0.00 0.00 0.00 0.00
scikit-learn, ids: power -1855.4, becomes 0.00 0.00 0.00 0.00
scikit-learn, years since 1998: power -0.0, becomes -1.49 -0.77 -0.35 0.17 1.05 1.39
recipes, years from 1999: power -4.2, 3 different numbers, range 5.6e-17
recipes, years from 1: power -0.22, 6 different numbers, range 2.6
EXPECTED
echo "as described"
