#!/usr/bin/env bash
# Microsoft.Data.Analysis 0.23.1 (NuGet): LoadCsv guesses every column of numbers as 32-bit floats and drops what does not fit.
#
# Whole numbers above 2^24 lose their last digits (the ids 16777217 and 16777219 become 16777216 and 16777220), 1e300 becomes infinity, a Unix time is off by
# up to a minute, and labels 01 and 1 become one. pandas and Deedle read 64-bit numbers. Nothing is reported; joining on such a column, or scaling it, goes wrong later.
# Only `dataTypes:` for every column avoids it.
#
# Needs the .NET 10 SDK. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization><NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.Data.Analysis" Version="[0.23.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.Data.Analysis;

var table = DataFrame.LoadCsvFromString("id,time,size,label\n16777217,1700000001,1e300,01\n16777219,1700000059,0.1,1\n");
foreach (var column in table.Columns)
{
    var texts = Enumerable.Range(0, (int)column.Length).Select(row => column[row] is float number ? ((double)number).ToString("R") : $"{column[row]}");
    Console.WriteLine($"{column.Name}: {column.DataType.Name} {string.Join(" ", texts)}");
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
id: Single 16777216 16777220
time: Single 1700000000 1700000000
size: Single Infinity 0.10000000149011612
label: Single 1 1
EXPECTED
echo "as described"
