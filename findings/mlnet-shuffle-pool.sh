#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): ShuffleRows of a table above 1,000 rows leaves the rows almost where they were.
#
# Data.ShuffleRows draws from a pool of 1,000 rows while it reads the file once, so a row cannot come out much earlier than it stands in the file. Of 10,000
# rows in order, shuffled, the first 1,000 are among the first 2,000 of the file and the rank correlation with the original order is still about 0.95. A file
# sorted by class or by date stays sorted: the first batches of an online learner, TakeRows for a sample, or a head-and-tail split see a few classes only. Rows
# from memory are treated alike. A small test does not show it: up to 1,000 rows are shuffled well. `shufflePoolSize` as large as the table mends it.
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
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Count = 10_000;
var ml = new MLContext(seed: 1);
File.WriteAllLines("rows.csv", Enumerable.Range(0, Count).Select(i => $"{i}"));
Show("from a file", ml.Data.LoadFromTextFile<Row>("rows.csv", separatorChar: ','));
Show("from memory", ml.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(i => new Row { X = i }).ToList()));
Show("from memory, a pool of all rows", ml.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(i => new Row { X = i }).ToList()), Count);

void Show(string name, IDataView table, int pool = 1_000)
{
    var order = ml.Data.ShuffleRows(table, seed: 3, shufflePoolSize: pool).GetColumn<float>("X").ToArray();
    var mean = (Count - 1) / 2.0;
    var correlation = order.Select((x, i) => (x - mean) * (i - mean)).Sum() / order.Sum(x => (x - mean) * (x - mean));
    Console.WriteLine($"{name}: all of the first 1000 are below row 2500: {order.Take(1000).Max() < 2500}, correlation with the old order {Math.Abs(correlation):0.0}");
}

internal sealed class Row
{
    [LoadColumn(0)]
    public float X { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
from a file: all of the first 1000 are below row 2500: True, correlation with the old order 0.9
from memory: all of the first 1000 are below row 2500: True, correlation with the old order 0.9
from memory, a pool of all rows: all of the first 1000 are below row 2500: False, correlation with the old order 0.0
EXPECTED
echo "as described"
