#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): the log loss of a naive Bayes classifier is 34.5 whether it is right in every row or guesses.
#
# NaiveBayes writes logarithms into the column Score, where the other multiclass trainers with probabilities write those, and Evaluate takes them for
# probabilities: negative numbers are raised to 1e-15, whose logarithm is −34.539, in every row. So a classifier that is right in every row has the same log loss
# as one that guesses, a log loss reduction far below 0, and a choice of models by log loss never takes it. The features count as flags (larger than 0 or not),
# as the description of the trainer says: values of 1 to 3 that separate the classes are all 1, so the accuracy is that of one class.
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
Show("flags that equal the class", i => [i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0]);
Show("flags without a meaning", i => [i / 3 % 2, i / 6 % 2, i / 12 % 2]);
Show("numbers 1 to 3 that equal the class", i => [i % 3 + 1, 1, 1]);

void Show(string name, Func<int, float[]> features)
{
    var table = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 2400).Select(i => new Row { X = features(i), Label = (uint)(i % 3) }).ToArray());
    Print($"{name}, NaiveBayes", ml.MulticlassClassification.Trainers.NaiveBayes("Label", "X"));
    Print($"{name}, LbfgsMaximumEntropy", ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "X"));

    void Print<T>(string who, IEstimator<T> trainer) where T : class, ITransformer
    {
        var scored = trainer.Fit(table).Transform(table);
        var metrics = ml.MulticlassClassification.Evaluate(scored);
        var sum = ml.Data.CreateEnumerable<Scored>(scored, reuseRowObject: false).First().Score.Sum();
        Console.WriteLine(FormattableString.Invariant($"{who}: accuracy {metrics.MicroAccuracy:0.00}, log loss {metrics.LogLoss:0.0}, sum of scores {sum:0.0}"));
    }
}

internal sealed class Row
{
    [VectorType(3)]
    public float[] X { get; set; } = [];
    [KeyType(3)]
    public uint Label { get; set; }
}

internal sealed class Scored
{
    public float[] Score { get; set; } = [];
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
flags that equal the class, NaiveBayes: accuracy 1.00, log loss 34.5, sum of scores -30.1
flags that equal the class, LbfgsMaximumEntropy: accuracy 1.00, log loss 0.0, sum of scores 1.0
flags without a meaning, NaiveBayes: accuracy 0.33, log loss 34.5, sum of scores -9.5
flags without a meaning, LbfgsMaximumEntropy: accuracy 0.33, log loss 1.1, sum of scores 1.0
numbers 1 to 3 that equal the class, NaiveBayes: accuracy 0.33, log loss 34.5, sum of scores -3.3
numbers 1 to 3 that equal the class, LbfgsMaximumEntropy: accuracy 1.00, log loss 0.0, sum of scores 1.0
EXPECTED
echo "as described"
