#!/usr/bin/env bash
# DuckDB 1.5.6 (npm, @duckdb/node-api): the skewness of times is −91,049,464 where 0.03 is right, and the kurtosis at 100,000 is −10,775.
#
# skewness() and kurtosis() add third and fourth powers of the values themselves and subtract at the end, so digits are lost as soon as values are far from 0
# compared with their spread. Adding a constant to a column changes neither measure. One hundred rows of 0 to 6 have the skewness 0.032 and the kurtosis −1.270;
# around 100,000 they are 0.040 and −10,775, around 1,000,000 −40.9 and −44,119,582, around 100,000,000 NaN and missing. No kurtosis is below −2 in a large
# sample. stddev(), corr() and regr_slope() of the same columns keep their digits. House prices, times and ids reach such values, and a rule that takes the
# logarithm of skewed columns decides by noise. Pull request 6942 of its repository had better sums and was closed. Subtract the mean first.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @duckdb/node-api@1.5.6-r.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const text = (value) => value === null || Number.isNaN(value) ? String(value) : value.toFixed(3);
for (const offset of [0, 1000, 100000, 1000000, 100000000, 1700000000]) {
  const rows = `(select ${offset}::double + i % 7 as x, i % 3 + i % 7 as y from range(100) t(i))`;
  const query = `select skewness(x), kurtosis(x), skewness(x - mean), kurtosis(x - mean), stddev(x), corr(x, y) from ${rows}, (select avg(x) as mean from ${rows})`;
  const [skewness, kurtosis, skewnessCentred, kurtosisCentred, deviation, correlation] = (await connection.runAndReadAll(query)).getRows()[0];
  console.log(`around ${offset}: skewness ${text(skewness)}, kurtosis ${text(kurtosis)}; mean subtracted ${text(skewnessCentred)}, `
    + `${text(kurtosisCentred)}; stddev ${text(deviation)}, corr ${text(correlation)}`);
}
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
around 0: skewness 0.032, kurtosis -1.270; mean subtracted 0.032, -1.270; stddev 2.022, corr 0.926
around 1000: skewness 0.032, kurtosis -1.270; mean subtracted 0.032, -1.270; stddev 2.022, corr 0.926
around 100000: skewness 0.040, kurtosis -10775.306; mean subtracted 0.032, -1.270; stddev 2.022, corr 0.926
around 1000000: skewness -40.854, kurtosis -44119581.829; mean subtracted 0.032, -1.270; stddev 2.022, corr 0.926
around 100000000: skewness NaN, kurtosis null; mean subtracted 0.032, -1.270; stddev 2.022, corr 0.926
around 1700000000: skewness -91049464.394, kurtosis 1208460517795352.250; mean subtracted 0.032, -1.270; stddev 2.022, corr 0.926
EXPECTED
echo "as described"
