#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): principal components of columns that are not centred are correlated, although ensureZeroMean is on.
#
# ProjectToPrincipalComponents has ensureZeroMean: true by default, documented as scaling the data to a mean of zero. Scores of principal components are
# uncorrelated, and adding a constant to a column does not change them. Three independent columns with the deviations 10, 1 and 0.1 give scores with the
# deviations 10.0 and 1.0 around 0. Around 100 the second one has 1.4 and a correlation of 0.9 with the first, and around 1,000 both are nearly one number, with
# the deviations 5.7 and 8.3. The same rows, centred by hand, are right. Another seed changes nothing. Centre the columns first, for example with
# NormalizeMeanVariance(fixZero: false), which also gives them one deviation.
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
foreach (var centre in new[] { 0f, 10, 100, 1000 })
{
    Show(centre, centred: false, seed: 1);
    Show(centre, centred: false, seed: 2);
    Show(centre, centred: true, seed: 1);
}

void Show(float centre, bool centred, int seed)
{
    var random = new Random(1);
    float Normal() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    var rows = Enumerable.Range(0, 2000).Select(_ => new Row { X = [10 * Normal(), Normal(), 0.1f * Normal()] }).ToArray();
    for (var column = 0; column < 3; column++)
    {
        var mean = (float)rows.Average(row => row.X[column]);
        foreach (var row in rows) row.X[column] += (centred ? -mean : centre);
    }
    var table = ml.Data.LoadFromEnumerable(rows);
    var projection = ml.Transforms.ProjectToPrincipalComponents("Scores", "X", rank: 2, ensureZeroMean: true, seed: seed).Fit(table).Transform(table);
    var scores = ml.Data.CreateEnumerable<Projected>(projection, reuseRowObject: false).Select(row => row.Scores).ToArray();
    double[] means = [scores.Average(s => (double)s[0]), scores.Average(s => (double)s[1])];
    var deviations = means.Select((mean, i) => Math.Sqrt(scores.Average(s => (s[i] - mean) * (s[i] - mean)))).ToArray();
    var correlation = scores.Average(s => (s[0] - means[0]) * (s[1] - means[1])) / deviations[0] / deviations[1];
    Console.WriteLine(FormattableString.Invariant($"around {centre}{(centred ? ", centred first" : "")}, seed {seed}: deviations {deviations[0]:0.0} {deviations[1]:0.0}, ")
        + FormattableString.Invariant($"correlation {Math.Abs(correlation):0.0}"));
}

internal sealed class Row
{
    [VectorType(3)]
    public float[] X { get; set; } = [];
}

internal sealed class Projected
{
    public float[] Scores { get; set; } = [];
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
around 0, seed 1: deviations 10.0 1.0, correlation 0.0
around 0, seed 2: deviations 10.0 1.0, correlation 0.0
around 0, centred first, seed 1: deviations 10.0 1.0, correlation 0.0
around 10, seed 1: deviations 10.0 1.0, correlation 0.0
around 10, seed 2: deviations 10.0 1.0, correlation 0.0
around 10, centred first, seed 1: deviations 10.0 1.0, correlation 0.0
around 100, seed 1: deviations 10.0 1.4, correlation 0.9
around 100, seed 2: deviations 10.0 1.4, correlation 0.9
around 100, centred first, seed 1: deviations 10.0 1.0, correlation 0.0
around 1000, seed 1: deviations 5.7 8.3, correlation 1.0
around 1000, seed 2: deviations 5.7 8.3, correlation 1.0
around 1000, centred first, seed 1: deviations 10.0 1.0, correlation 0.0
EXPECTED
echo "as described"
