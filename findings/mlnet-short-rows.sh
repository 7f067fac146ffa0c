#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): an empty field is read as the number 0, and so are the fields that a short row lacks.
#
# In ML.NET a missing number is NaN, which ReplaceMissingValues and FilterRowsByMissingValues look for. TextLoader reads "?", "na" and any text that is not a
# number as NaN without a message, but an empty field, the usual gap of a CSV file, as 0. A row that ends early gets 0 for the rest, and in a row with too
# many fields the last ones are dropped; both usually are a broken file. So the mean of the column 10, empty, 30 is 13.3, filling gaps does nothing, and pandas,
# Deedle and DuckDB find a gap in the same file. MissingRealsAsNaNs = true gives NaN for empty fields and short rows; it is off unless it is set.
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
File.WriteAllText("table.csv", "a,b,c\n10,1,1\n,?,2\n30,na\n5,6,7,8\n");
foreach (var gaps in new[] { false, true })
{
    var options = new TextLoader.Options
    {
        Separators = [','], HasHeader = true, MissingRealsAsNaNs = gaps, Columns = [new TextLoader.Column("Values", DataKind.Single, 0, 2)],
    };
    var table = ml.Data.CreateTextLoader(options).Load("table.csv");
    Show(gaps ? "MissingRealsAsNaNs" : "as it is", table);
    Show("  gaps filled with the mean", ml.Transforms.ReplaceMissingValues("Values", replacementMode: Microsoft.ML.Transforms.MissingValueReplacingEstimator
        .ReplacementMode.Mean).Fit(table).Transform(table));
}

void Show(string name, IDataView table)
{
    var rows = ml.Data.CreateEnumerable<Row>(table, reuseRowObject: false);
    Console.WriteLine($"{name}: {string.Join("; ", rows.Select(row => string.Join(" ", row.Values.Select(value => FormattableString.Invariant($"{value:0.##}")))))}");
}

internal sealed class Row
{
    [VectorType(3)]
    public float[] Values { get; set; } = [];
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
as it is: 10 1 1; 0 NaN 2; 30 NaN 0; 5 6 7
  gaps filled with the mean: 10 1 1; 0 3.5 2; 30 3.5 0; 5 6 7
MissingRealsAsNaNs: 10 1 1; NaN NaN 2; 30 NaN NaN; 5 6 7
  gaps filled with the mean: 10 1 1; 15 3.5 2; 30 3.5 3.33; 5 6 7
EXPECTED
echo "as described"
