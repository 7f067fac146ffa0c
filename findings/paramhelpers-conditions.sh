#!/usr/bin/env bash
# ParamHelpers 1.14.1 (Debian 12, r-cran-paramhelpers): a condition on a choice of numbers compares texts, so a part of the search space is never tried.
#
# A parameter can have a condition on another one, for example dropout only with more than five layers. In a grid and in the random and Latin hypercube designs
# that searches start from, the condition is evaluated with the names of the choices, not with their values: of the choices 2 and 10, "10" > 5 compares "10"
# with "5" and is false. The grid holds 10 layers without dropout, and the random design with a thousand rows has no dropout in any; with layers >= 2 the 10
# is excluded again. sampleValues and isFeasible of the same package take the values, so random search does try what grid search leaves out, and a
# configuration of the grid is not feasible for its own space. Choices of one digit, an integer parameter and == are right. Nothing is reported.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-paramhelpers=1.14.1-1 r-cran-backports r-cran-bbmisc r-cran-checkmate r-cran-data.table r-cran-fastmatch >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("ParamHelpers") == "1.14.1")
suppressMessages(library(ParamHelpers))

space <- function(layers, condition) makeParamSet(layers, makeNumericParam("dropout", 0.1, 0.5, requires = condition))
grid <- function(name, set) {
  rows <- generateGridDesign(set, resolution = 2)
  rows <- rows[order(as.numeric(as.character(rows$layers)), rows$dropout), ]
  cat(sprintf("grid, %s: %s\n", name, paste(rows$layers, ifelse(is.na(rows$dropout), "without dropout", rows$dropout), collapse = "; ")))
}
choices <- space(makeDiscreteParam("layers", values = c(2, 10)), quote(layers > 5))
grid("layers 2 or 10, dropout if layers > 5", choices)
grid("layers 2 or 10, dropout if layers >= 2", space(makeDiscreteParam("layers", values = c(2, 10)), quote(layers >= 2)))
grid("layers 2 or 9, dropout if layers > 5", space(makeDiscreteParam("layers", values = c(2, 9)), quote(layers > 5)))
grid("layers 2 or 10, dropout if layers == 10", space(makeDiscreteParam("layers", values = c(2, 10)), quote(layers == 10)))
grid("layers from 2 to 10, dropout if layers > 5", space(makeIntegerParam("layers", 2, 10), quote(layers > 5)))

with <- function(layers, dropout) sum(layers == 10 & !is.na(dropout))
set.seed(1)
design <- generateRandomDesign(1000, choices)
drawn <- sampleValues(choices, 1000)
cat(sprintf("1000 rows with 10 layers and dropout: generateRandomDesign %d, sampleValues more than 400: %s\n", with(design$layers, design$dropout),
            sum(vapply(drawn, function(row) with(row$layers, row$dropout), 0L)) > 400))
first <- dfRowToList(generateGridDesign(choices, resolution = 2), choices, 2)
cat(sprintf("the grid's row with %d layers is feasible: %s; with dropout 0.1: %s\n", first$layers, isFeasible(choices, first),
            isFeasible(choices, list(layers = 10, dropout = 0.1))))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
grid, layers 2 or 10, dropout if layers > 5: 2 without dropout; 10 without dropout
grid, layers 2 or 10, dropout if layers >= 2: 2 0.1; 2 0.5; 10 without dropout
grid, layers 2 or 9, dropout if layers > 5: 2 without dropout; 9 0.1; 9 0.5
grid, layers 2 or 10, dropout if layers == 10: 2 without dropout; 10 0.1; 10 0.5
grid, layers from 2 to 10, dropout if layers > 5: 2 without dropout; 10 0.1; 10 0.5
1000 rows with 10 layers and dropout: generateRandomDesign 0, sampleValues more than 400: TRUE
the grid's row with 10 layers is feasible: FALSE; with dropout 0.1: TRUE
EXPECTED
echo "as described"
