#!/usr/bin/env bash
# MiniExcel 1.47.1 (NuGet) with exceljs 4.4.0 (npm): dates of a workbook that counts from 1904 are four years and a day too early.
#
# A workbook stores a date as a number of days, counted from 1900 or, if its properties say so, from 1904. Workbooks from older versions for the Mac do, and
# those that were copied from them. MiniExcel does not read the property: 29 February 2024 is 28 February 2020, as a dynamic row and as a typed one, without a
# message. ExcelDataReader and exceljs read the same file correctly, and MiniExcel does too if the workbook counts from 1900. Weekdays, ages and the order of
# rows from two files change with it: a split by time puts the newest rows first. Where files from both sources are read into one table, the source decides.
#
# Needs the .NET 10 SDK, Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent exceljs@4.4.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { Workbook } = require('exceljs');

async function write(name, date1904) {
  const book = new Workbook();
  book.properties.date1904 = date1904;
  const sheet = book.addWorksheet('rows');
  sheet.addRow(['Day', 'Loss']);
  for (const day of ['2024-02-29', '1999-12-31']) sheet.addRow([new Date(`${day}T00:00:00Z`), 0.5]);
  await book.xlsx.writeFile(name);
  const again = new Workbook();
  await again.xlsx.readFile(name);
  console.log(`exceljs, ${name}: ${[2, 3].map((row) => again.worksheets[0].getCell(row, 1).value.toISOString().slice(0, 10)).join(', ')}`);
}
write('from1900.xlsx', false).then(() => write('from1904.xlsx', true));
PROGRAM

cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization><NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="MiniExcel" Version="[1.47.1]" />
    <PackageReference Include="ExcelDataReader" Version="[3.6.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Text;
using ExcelDataReader;
using MiniExcelLibs;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
foreach (var name in new[] { "from1900.xlsx", "from1904.xlsx" })
{
    var dynamicRows = MiniExcel.Query(name, useHeaderRow: true).Select(row => (DateTime)((IDictionary<string, object>)row)["Day"]);
    var typedRows = MiniExcel.Query<Row>(name).Select(row => row.Day);
    Console.WriteLine($"MiniExcel, {name}: {Text(dynamicRows)}; typed: {Text(typedRows)}");

    using var stream = File.OpenRead(name);
    using var reader = ExcelReaderFactory.CreateReader(stream);
    var days = new List<DateTime>();
    reader.Read();
    while (reader.Read())
        days.Add(reader.GetDateTime(0));
    Console.WriteLine($"ExcelDataReader, {name}: {Text(days)}");
}

static string Text(IEnumerable<DateTime> days) => string.Join(", ", days.Select(day => day.ToString("yyyy-MM-dd")));

public sealed class Row
{
    public DateTime Day { get; set; }
    public double Loss { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
{ node finding.cjs; dotnet out/finding.dll; } | tee seen
diff seen - <<'EXPECTED'
exceljs, from1900.xlsx: 2024-02-29, 1999-12-31
exceljs, from1904.xlsx: 2024-02-29, 1999-12-31
MiniExcel, from1900.xlsx: 2024-02-29, 1999-12-31; typed: 2024-02-29, 1999-12-31
ExcelDataReader, from1900.xlsx: 2024-02-29, 1999-12-31
MiniExcel, from1904.xlsx: 2020-02-28, 1995-12-30; typed: 2020-02-28, 1995-12-30
ExcelDataReader, from1904.xlsx: 2024-02-29, 1999-12-31
EXPECTED
echo "as described"
