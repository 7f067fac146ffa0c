#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): the log loss of two classes is in bits, that of several classes is not.
#
# BinaryClassification.Evaluate takes logarithms to the base 2, MulticlassClassification.Evaluate natural ones; both call the figure LogLoss. The description of
# CalibratedBinaryClassificationMetrics.LogLoss gives the formula with ln. The same four predictions of two classes have 0.7370 and 0.5108, which is right. A
# model that is evaluated as binary in one experiment and as multiclass with two classes in another looks 1.44 times worse in the first.
# A probability of 0 for the class that occurs makes the binary figure infinite; the other one takes 1e-15 in its place, so one such row of three costs 11.58.
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
Show("four rows", (true, 0.9f), (true, 0.6f), (false, 0.2f), (false, 0.7f));
Show("one row with probability 0 of three", (true, 0f), (true, 0.9f), (false, 0.1f));

void Show(string name, params (bool Positive, float Probability)[] rows)
{
    var binary = ml.BinaryClassification.Evaluate(ml.Data.LoadFromEnumerable(rows.Select(row => new Binary
    {
        Label = row.Positive, Probability = row.Probability, Score = row.Probability - 0.5f, PredictedLabel = row.Probability > 0.5,
    })));
    var several = ml.MulticlassClassification.Evaluate(ml.Data.LoadFromEnumerable(rows.Select(row => new Several
    {
        Label = row.Positive ? 1u : 0u, Score = [1 - row.Probability, row.Probability], PredictedLabel = row.Probability > 0.5 ? 1u : 0u,
    })));
    var natural = rows.Average(row => -Math.Log(row.Positive ? row.Probability : 1 - row.Probability));
    Console.Write(FormattableString.Invariant($"{name}: binary {binary.LogLoss:0.0000}, multiclass {several.LogLoss:0.0000}, "));
    Console.WriteLine(FormattableString.Invariant($"natural {natural:0.0000}, in bits {natural / Math.Log(2):0.0000}"));
}

internal sealed class Binary
{
    public bool Label { get; set; }
    public float Probability { get; set; }
    public float Score { get; set; }
    public bool PredictedLabel { get; set; }
}

internal sealed class Several
{
    [KeyType(2)]
    public uint Label { get; set; }
    [VectorType(2)]
    public float[] Score { get; set; } = [];
    [KeyType(2)]
    public uint PredictedLabel { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
four rows: binary 0.7370, multiclass 0.5108, natural 0.5108, in bits 0.7370
one row with probability 0 of three: binary Infinity, multiclass 11.5832, natural Infinity, in bits Infinity
EXPECTED
echo "as described"
