#!/usr/bin/env bash
# Microsoft.ML.LightGbm 5.0.1 (NuGet): a model that learned what a missing value means does not use it, and without HandleMissingValue it predicts a wrong leaf.
#
# HandleMissingValue is documented as special handling of missing values and is on. LightGBM can split a column into rows with a value and rows without one.
# The copy of the trees that ML.NET predicts with loses that split: if the target is 10 for gaps and 20 for other rows, all rows are predicted as 20, and a
# class that is the gap itself is never predicted: an area under the curve of 0.5 and a recall of 0, on the training rows, where a 9 in place of the
# gap gives 1. If the values differ as well (10 for a gap, 20, 30 and 40 for 0, −1 and 1), gaps are predicted right. With HandleMissingValue off, training
# takes a gap for 0, whose rows become 15 (the mean of 10 and 20), but prediction sends gaps to the branch of the largest values: 40.
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
    <PackageReference Include="Microsoft.ML.LightGbm" Version="[5.0.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

var ml = new MLContext(seed: 1);
float[] values = [float.NaN, 0, -1, 1];
var rows = Enumerable.Range(0, 2000).Select(i => new Row
{
    X = [values[i % 4]], Filled = [i % 4 == 0 ? 9 : values[i % 4]], Gap = i % 4 == 0, Two = i % 4 == 0 ? 10 : 20, Four = 10 * (i % 4 + 1),
}).ToArray();
var table = ml.Data.LoadFromEnumerable(rows);

foreach (var handle in new[] { true, false })
{
    foreach (var target in new[] { "Two", "Four" })
    {
        var model = ml.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
        {
            LabelColumnName = target, FeatureColumnName = "X", HandleMissingValue = handle, NumberOfThreads = 1,
        }).Fit(table);
        var scores = ml.Data.CreateEnumerable<Scored>(model.Transform(table), reuseRowObject: false).Take(4);
        Console.WriteLine($"HandleMissingValue {handle}, target {string.Join(" ", rows.Take(4).Select(row => target == "Two" ? row.Two : row.Four))}: "
            + $"gap, 0, -1, 1 predicted as {string.Join(" ", scores.Select(row => FormattableString.Invariant($"{row.Score:0}")))}");
    }
}
foreach (var column in new[] { "X", "Filled" })
{
    var model = ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
    {
        LabelColumnName = "Gap", FeatureColumnName = column, NumberOfThreads = 1,
    }).Fit(table);
    var metrics = ml.BinaryClassification.Evaluate(model.Transform(table), "Gap");
    Console.WriteLine(FormattableString.Invariant($"class is the gap, column {column}: area {metrics.AreaUnderRocCurve:0.0}, recall {metrics.PositiveRecall:0.0}"));
}

internal sealed class Row
{
    [VectorType(1)]
    public float[] X { get; set; } = [];
    [VectorType(1)]
    public float[] Filled { get; set; } = [];
    public bool Gap { get; set; }
    public float Two { get; set; }
    public float Four { get; set; }
}

internal sealed class Scored
{
    public float Score { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
HandleMissingValue True, target 10 20 20 20: gap, 0, -1, 1 predicted as 20 20 20 20
HandleMissingValue True, target 10 20 30 40: gap, 0, -1, 1 predicted as 10 20 30 40
HandleMissingValue False, target 10 20 20 20: gap, 0, -1, 1 predicted as 20 15 20 20
HandleMissingValue False, target 10 20 30 40: gap, 0, -1, 1 predicted as 40 15 30 40
class is the gap, column X: area 0.5, recall 0.0
class is the gap, column Filled: area 1.0, recall 1.0
EXPECTED
echo "as described"
