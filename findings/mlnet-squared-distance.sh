#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): the AverageDistance of a clustering is an average of squared distances.
#
# Clustering.Evaluate reports AverageDistance, which its name and its description put as a distance between rows and the centre of their cluster. Four rows,
# each 10 away from its centre, have 100. The Davies-Bouldin index of the same metrics is computed with plain distances. A reader who expects metres gets square
# metres: when the distance falls to a half the figure falls to a quarter.
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
var table = ml.Data.LoadFromEnumerable(new[] { 0f, 20, 1000, 1020 }.Select(x => new Row { Features = [x, 0] }));
var clusters = ml.Clustering.Trainers.KMeans("Features", numberOfClusters: 2).Fit(table).Transform(table);
var metrics = ml.Clustering.Evaluate(clusters, featureColumnName: "Features");
Console.WriteLine(FormattableString.Invariant($"every row is 10 from its centre: AverageDistance {metrics.AverageDistance:0.0}"));
Console.WriteLine(FormattableString.Invariant($"Davies-Bouldin (10 + 10) / 1000: {metrics.DaviesBouldinIndex:0.00}"));

internal sealed class Row
{
    [VectorType(2)]
    public float[] Features { get; set; } = [];
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
every row is 10 from its centre: AverageDistance 100.0
Davies-Bouldin (10 + 10) / 1000: 0.02
EXPECTED
echo "as described"
