#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): NormalizeLogMeanVariance without the cdf takes no logarithm, and with it a missing value becomes 0.
#
# NormalizeLogMeanVariance is documented as normalising by the mean and variance of the logarithm of the data. With useCdf: false the mean and deviation of the
# logarithms are applied to the values themselves: of 1, 2, 3, 4, 5, 6, 100 the last is 72.9 where (log 100 − mean) / deviation is 2.2, so the long tail for which
# logarithms are taken is made longer. With useCdf: true, the default here and an option of NormalizeMeanVariance, the value is a share of a normal distribution,
# and NaN becomes 0, below all other rows: ReplaceMissingValues and IndicateMissingValues after it find nothing. NormalizeMeanVariance without the cdf,
# NormalizeMinMax and NormalizeBinning keep NaN.
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
float[] values = [1, 2, 3, 4, 5, 6, 100];
var table = ml.Data.LoadFromEnumerable(values.Append(float.NaN).Select(x => new Row { X = x }));
var logs = values.Select(x => Math.Log(x)).ToArray();
var mean = logs.Average();
var deviation = Math.Sqrt(logs.Average(x => (x - mean) * (x - mean)));
Console.WriteLine($"by hand: {string.Join(" ", logs.Select(x => Print((x - mean) / deviation)))}");
Show("NormalizeLogMeanVariance, useCdf: false", ml.Transforms.NormalizeLogMeanVariance("X", useCdf: false));
Show("NormalizeLogMeanVariance", ml.Transforms.NormalizeLogMeanVariance("X"));
Show("NormalizeMeanVariance, useCdf: true", ml.Transforms.NormalizeMeanVariance("X", useCdf: true));
Show("NormalizeMeanVariance, fixZero: false", ml.Transforms.NormalizeMeanVariance("X", fixZero: false));
Show("NormalizeMinMax", ml.Transforms.NormalizeMinMax("X"));

void Show(string name, IEstimator<ITransformer> scaling)
{
    var rows = ml.Data.CreateEnumerable<Row>(scaling.Fit(table).Transform(table), reuseRowObject: false);
    Console.WriteLine($"{name}: {string.Join(" ", rows.Select(row => Print(row.X)))}");
}

static string Print(double value) => FormattableString.Invariant($"{value:0.00}");

internal sealed class Row
{
    public float X { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
by hand: -1.18 -0.67 -0.37 -0.16 0.01 0.14 2.23
NormalizeLogMeanVariance, useCdf: false: -0.44 0.30 1.04 1.78 2.52 3.26 72.92 NaN
NormalizeLogMeanVariance: 0.12 0.25 0.36 0.44 0.50 0.56 0.99 0.00
NormalizeMeanVariance, useCdf: true: 0.32 0.33 0.34 0.35 0.36 0.37 0.99 0.00
NormalizeMeanVariance, fixZero: false: -0.48 -0.45 -0.42 -0.39 -0.36 -0.33 2.45 NaN
NormalizeMinMax: 0.01 0.02 0.03 0.04 0.05 0.06 1.00 NaN
EXPECTED
echo "as described"
