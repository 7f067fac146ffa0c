#!/usr/bin/env bash
# @dsnp/parquetjs 1.8.8 with hyparquet 1.33.0 (npm): decimals are written one unit too small, and with up to nine digits read back in the wrong rows.
#
# A DECIMAL column is multiplied by a power of ten and cut downwards, not rounded, so 1.15, 0.29 and 19.99 with two places are stored as 1.14, 0.28 and 19.98:
# every reader sees a cent less, for 573 of the 10,000 prices below 100. If the column's precision is nine or less, which is what most prices and rates
# declare, the writer uses 64-bit numbers and the reader of the same library takes 32: each value takes two rows, the second of them 0 (or −0.01), and the
# last half of the column is lost. The number of rows and the other columns are right, so targets are paired with other rows' features and a model trains on
# noise. hyparquet reads the same file in the right rows. Nothing is reported. A precision above nine avoids the second, doubles avoid both.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @dsnp/parquetjs@1.8.8 hyparquet@1.33.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.mjs <<'PROGRAM'
import fs from 'node:fs';
import parquet from '@dsnp/parquetjs';
import { parquetReadObjects } from 'hyparquet';

const prices = [1.15, 0.29, -1.5, 19.99, 8.2, 12.34];
const list = (rows) => rows.map((row) => `${row.id}:${row.price}`).join(' ');

async function write(values, precision) {
  const schema = new parquet.ParquetSchema({ id: { type: 'INT32' }, price: { type: 'DECIMAL', precision, scale: 2 } });
  const writer = await parquet.ParquetWriter.openFile(schema, 'prices.parquet');
  for (const [id, price] of values.entries()) await writer.appendRow({ id, price });
  await writer.close();
}

async function readByItself() {
  const cursor = (await parquet.ParquetReader.openFile('prices.parquet')).getCursor();
  const rows = [];
  for (let row = await cursor.next(); row; row = await cursor.next()) rows.push(row);
  return rows;
}

const readByOther = () => parquetReadObjects({ file: new Uint8Array(fs.readFileSync('prices.parquet')).buffer });

for (const precision of [9, 18]) {
  await write(prices, precision);
  console.log(`precision ${precision}`);
  console.log(`  written            ${list(prices.map((price, id) => ({ id, price })))}`);
  console.log(`  read by parquetjs  ${list(await readByItself())}`);
  console.log(`  read by hyparquet  ${list(await readByOther())}`);
}
const all = Array.from({ length: 10000 }, (_, cents) => Number((cents / 100).toFixed(2)));
await write(all, 18);
const less = (await readByOther()).filter((row) => Math.round(row.price * 100) === Math.round(all[row.id] * 100) - 1).length;
console.log(`prices from 0.00 to 99.99 that are a cent less in the file: ${less} of 10000`);
PROGRAM

node finding.mjs | tee seen
diff seen - <<'EXPECTED'
precision 9
  written            0:1.15 1:0.29 2:-1.5 3:19.99 4:8.2 5:12.34
  read by parquetjs  0:1.14 1:0 2:0.28 3:0 4:-1.5 5:-0.01
  read by hyparquet  0:1.14 1:0.28 2:-1.5 3:19.98 4:8.19 5:12.34
precision 18
  written            0:1.15 1:0.29 2:-1.5 3:19.99 4:8.2 5:12.34
  read by parquetjs  0:1.14 1:0.28 2:-1.5 3:19.98 4:8.19 5:12.34
  read by hyparquet  0:1.14 1:0.28 2:-1.5 3:19.98 4:8.19 5:12.34
prices from 0.00 to 99.99 that are a cent less in the file: 573 of 10000
EXPECTED
echo "as described"
