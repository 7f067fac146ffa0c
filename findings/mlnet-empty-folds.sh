#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): k-fold splits of a small table have empty folds.
#
# MLContext.Data.CrossValidationSplit hashes each row into one of k ranges on its own, so the sizes of folds are random: 20 rows in 5 folds come out as 4, 0, 2, 7, 7
# with one seed, and 10 rows in 10 folds leave several folds empty and put several rows into one. scikit-learn, caret and every textbook differ by one row at most.
# An empty fold has no score, and leave-one-out by numberOfFolds = rows is not leave-one-out. CrossValidate uses the same split.
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

var ml = new MLContext(seed: 1);
Console.WriteLine($"20 rows in 5 folds, seed 7: {Sizes(20, 5, 7)}");
Console.WriteLine($"10 rows in 10 folds, seed 1: {Sizes(10, 10, 1)}");

string Sizes(int rows, int folds, int seed)
{
    var table = ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => new Row { X = i }));
    return string.Join(" ", ml.Data.CrossValidationSplit(table, folds, seed: seed).Select(split => ml.Data.CreateEnumerable<Row>(split.TestSet, false).Count()));
}

internal sealed class Row
{
    public float X { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
20 rows in 5 folds, seed 7: 4 0 2 7 7
10 rows in 10 folds, seed 1: 0 1 1 0 1 0 1 1 5 0
EXPECTED
echo "as described"
