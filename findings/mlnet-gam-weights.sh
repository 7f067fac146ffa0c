#!/usr/bin/env bash
# Microsoft.ML.FastTree 5.0.1 (NuGet): a generalised additive model that is given a column of weights predicts 0 for every row.
#
# The trainers named Gam take the name of a column with the weights of rows, like FastTree and FastForest, and document it so. With such a column the model is
# 0 everywhere, also if all weights are 1, which is what a missing column means: a target around 10 is predicted as 0, and a classifier has the score 0 for all
# rows, an area under the curve of 0.5. There is no exception and no warning on MLContext.Log. FastTree and FastForest with the same weights, and Gam
# without them, follow the target. A search that compares trainers on weighted rows takes additive models for useless.
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
    <PackageReference Include="Microsoft.ML.FastTree" Version="[5.0.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.ML;
using Microsoft.ML.Data;

var ml = new MLContext(seed: 1);
var (isGam, warnings) = (false, 0);
ml.Log += (_, entry) => { if (isGam && entry.Kind >= Microsoft.ML.Runtime.ChannelMessageKind.Warning) warnings++; };
var random = new Random(1);
var table = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 2000).Select(_ =>
{
    var x = random.NextSingle() * 2 - 1;
    return new Row { X = [x], Target = 10 + 2 * x, Class = x > 0, One = 1, Two = 2 };
}).ToArray());
var few = ml.Data.LoadFromEnumerable(new[] { -0.9f, 0.01f, 0.9f }.Select(x => new Row { X = [x] }));
foreach (var weight in new[] { null, "One", "Two" })
{
    Show("regression Gam", weight, ml.Regression.Trainers.Gam("Target", "X", weight));
    Show("regression FastTree", weight, ml.Regression.Trainers.FastTree("Target", "X", weight));
    Show("regression FastForest", weight, ml.Regression.Trainers.FastForest("Target", "X", weight));
    isGam = true;
    var model = ml.BinaryClassification.Trainers.Gam("Class", "X", weight).Fit(table);
    var area = ml.BinaryClassification.Evaluate(model.Transform(table), "Class").AreaUnderRocCurve;
    Console.WriteLine(FormattableString.Invariant($"binary Gam, weights {weight ?? "none"}: area under the curve {area:0.0}"));
}
Console.WriteLine($"warnings of Gam: {warnings}");

void Show<T>(string name, string? weight, IEstimator<T> trainer) where T : class, ITransformer
{
    isGam = name.Contains("Gam");
    var scores = ml.Data.CreateEnumerable<Scored>(trainer.Fit(table).Transform(few), reuseRowObject: false);
    Console.WriteLine($"{name}, weights {weight ?? "none"}: {string.Join(" ", scores.Select(row => FormattableString.Invariant($"{row.Score:0}")))}");
}

internal sealed class Row
{
    [VectorType(1)]
    public float[] X { get; set; } = [];
    public float Target { get; set; }
    public bool Class { get; set; }
    public float One { get; set; }
    public float Two { get; set; }
}

internal sealed class Scored
{
    public float Score { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
regression Gam, weights none: 8 10 12
regression FastTree, weights none: 8 10 12
regression FastForest, weights none: 8 10 12
binary Gam, weights none: area under the curve 1.0
regression Gam, weights One: 0 0 0
regression FastTree, weights One: 8 10 12
regression FastForest, weights One: 8 10 12
binary Gam, weights One: area under the curve 0.5
regression Gam, weights Two: 0 0 0
regression FastTree, weights Two: 8 10 12
regression FastForest, weights Two: 8 10 12
binary Gam, weights Two: area under the curve 0.5
warnings of Gam: 0
EXPECTED
echo "as described"
