#!/usr/bin/env bash
# DuckDB 1.5.6 (npm, @duckdb/node-api): the sampled median of a million rows is the median of the first 8,192.
#
# reservoir_quantile estimates a quantile from a random sample, the reservoir, for tables that are too large for median. Its reservoir is filled with the first
# rows and no later row replaces one: the median of the numbers 0 to 999,999 is 4,095, its largest value 8,191, and for the same rows in descending order the
# median is 995,903. For groups the same holds within each group. A third argument only makes the first part longer. Tables are in the order in which they were
# written, by time, by worker or by class, so a median loss or a threshold is that of the oldest rows, and it never changes again as the table grows. Rows in
# random order are right, approx_quantile is right, and USING SAMPLE draws from the whole table.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @duckdb/node-api@1.5.6-r.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { DuckDBInstance } = require('@duckdb/node-api');

async function main() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = async (query) => (await connection.runAndReadAll(query)).getRows();
  await connection.run('set threads = 1');
  console.log(`DuckDB ${await rows('select version()')}`);
  for (const count of [8192, 100000, 1000000]) {
    const [found] = await rows(`select reservoir_quantile(x, 0.5), reservoir_quantile(x, 1.0), approx_quantile(x, 0.5), median(x) from range(${count}) t(x)`);
    console.log(`0 to ${count - 1}: reservoir_quantile(x, 0.5) ${found[0]}, (x, 1.0) ${found[1]}; approx_quantile ${found[2]}, median ${found[3]}`);
  }
  const [last] = await rows('select reservoir_quantile(x, 0.5) from (select x from range(1000000) t(x) order by x desc)');
  console.log(`999999 to 0: reservoir_quantile(x, 0.5) ${last}`);
  const groups = await rows('select x % 2, reservoir_quantile(x, 0.5), median(x) from range(1000000) t(x) group by 1 order by 1');
  for (const [group, found, right] of groups) console.log(`group ${group}: reservoir_quantile(x, 0.5) ${found}, median ${right}`);
  const [longer] = await rows('select reservoir_quantile(x, 0.5, 50000) from range(1000000) t(x)');
  console.log(`with a reservoir of 50000: ${longer}`);
  const [mixed] = await rows('select reservoir_quantile(x, 0.5) between 450000 and 550000 from (select x from range(1000000) t(x) order by hash(x))');
  console.log(`in random order between 450000 and 550000: ${mixed}`);
}
main();
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
DuckDB v1.5.6
0 to 8191: reservoir_quantile(x, 0.5) 4095, (x, 1.0) 8191; approx_quantile 4096, median 4095.5
0 to 99999: reservoir_quantile(x, 0.5) 4095, (x, 1.0) 8191; approx_quantile 50000, median 49999.5
0 to 999999: reservoir_quantile(x, 0.5) 4095, (x, 1.0) 8191; approx_quantile 500000, median 499999.5
999999 to 0: reservoir_quantile(x, 0.5) 995903
group 0: reservoir_quantile(x, 0.5) 8190, median 499999
group 1: reservoir_quantile(x, 0.5) 8191, median 500000
with a reservoir of 50000: 24999
in random order between 450000 and 550000: true
EXPECTED
echo "as described"
