#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): class keys move by one in each round trip through objects, and the last class becomes missing.
#
# A property marked [KeyType(3)] is read as zero-based by LoadFromEnumerable (0, 1, 2 are the classes), but CreateEnumerable and GetColumn give the same column
# back one-based (1, 2, 3, with 0 for a missing value). Rows that were read out, filtered in memory and loaded again have every label one class further; the
# last class is out of range, which is not an error but a missing value, and Evaluate leaves rows with a missing label out. One round further the missing label
# has become the first class. Code that compares labels in memory with labels in a table compares different classes.
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
    <PackageReference Include="Microsoft.ML" Version="[5.0.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.ML;
using Microsoft.ML.Data;

var ml = new MLContext(seed: 1);
var rows = new uint[] { 0, 1, 2 }.Select(key => new Row { Label = key }).ToArray();
for (var round = 1; round <= 3; round++)
{
    var given = string.Join(" ", rows.Select(row => row.Label));
    rows = ml.Data.CreateEnumerable<Row>(ml.Data.LoadFromEnumerable(rows), reuseRowObject: false).ToArray();
    Console.WriteLine($"round {round}: {given} in, {string.Join(" ", rows.Select(row => row.Label))} out");
}

internal sealed class Row
{
    [KeyType(3)]
    public uint Label { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
round 1: 0 1 2 in, 1 2 3 out
round 2: 1 2 3 in, 2 3 0 out
round 3: 2 3 0 in, 3 0 1 out
EXPECTED
echo "as described"
