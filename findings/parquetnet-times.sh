#!/usr/bin/env bash
# Parquet.Net 6.1.0 (NuGet) with @duckdb/node-api 1.5.6 and hyparquet 1.33.0 (npm): other readers get ten times the time of day.
#
# A TimeOnly is stored as the number of its ticks, tenths of a microsecond, in a column that the file declares as microseconds. DuckDB and hyparquet read what
# is declared: 01:02:03.004005 is 10:20:30.04005, half past midnight is 5 o'clock, and times after 02:24 are beyond the end of the day: DuckDB gives noon
# as 00:00, hyparquet as the 120th hour. Parquet.Net's own reader divides by the same wrong factor, so a round trip is right and tests with the library alone
# pass. Hours of the day, a common feature, are scattered over the day, and a model trained in Python on such a file is served other hours by .NET. Dates and
# times together are right. Store the seconds since midnight as a number.
#
# Needs the .NET 10 SDK, Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @duckdb/node-api@1.5.6-r.1 hyparquet@1.33.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization><NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Parquet.Net" Version="[6.1.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Parquet.Serialization;

var rows = new[] { "00:30:00", "01:02:03.004005", "02:00:00", "12:00:00" }.Select(time => new Row { Time = TimeOnly.Parse(time), Text = time }).ToList();
foreach (var row in rows)
    row.Moment = new DateOnly(2024, 2, 29).ToDateTime(row.Time, DateTimeKind.Utc);

using var file = new MemoryStream();
await ParquetSerializer.SerializeAsync(rows, file);
File.WriteAllBytes("times.parquet", file.ToArray());
file.Position = 0;
var read = await ParquetSerializer.DeserializeAsync<Row>(file);
Console.WriteLine("Parquet.Net: " + string.Join(", ", read.Data.Select(row => $"{row.Text} is {row.Time:HH:mm:ss.ffffff}")));

public sealed class Row
{
    public TimeOnly Time { get; set; }
    public DateTime Moment { get; set; }
    public string Text { get; set; } = "";
}
PROGRAM

cat > finding.mjs <<'PROGRAM'
import { DuckDBInstance } from '@duckdb/node-api';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const table = (await connection.runAndReadAll(`select "Text", "Time"::time::varchar, "Moment"::time::varchar from 'times.parquet'`)).getRows();
console.log('DuckDB: ' + table.map(([text, time, moment]) => `${text} is ${time}, in a DateTime ${moment}`).join(', '));

const file = await asyncBufferFromFile('times.parquet');
const column = (await parquetMetadataAsync(file)).schema.find((field) => field.name === 'Time');
const rows = await parquetReadObjects({ file });
console.log(`hyparquet: ${column.logical_type.type} in ${column.logical_type.unit}: `
  + rows.map((row) => `${row.Text} is ${row.Time} (${Number(row.Time) / 3.6e9} hours)`).join(', '));
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
{ dotnet out/finding.dll; node finding.mjs; } | tee seen
diff seen - <<'EXPECTED'
Parquet.Net: 00:30:00 is 00:30:00.000000, 01:02:03.004005 is 01:02:03.004005, 02:00:00 is 02:00:00.000000, 12:00:00 is 12:00:00.000000
DuckDB: 00:30:00 is 05:00:00, in a DateTime 00:30:00, 01:02:03.004005 is 10:20:30.04005, in a DateTime 01:02:03.004005, 02:00:00 is 20:00:00, in a DateTime 02:00:00, 12:00:00 is 00:00:00, in a DateTime 12:00:00
hyparquet: TIME in MICROS: 00:30:00 is 18000000000 (5 hours), 01:02:03.004005 is 37230040050 (10.341677791666667 hours), 02:00:00 is 72000000000 (20 hours), 12:00:00 is 432000000000 (120 hours)
EXPECTED
echo "as described"
