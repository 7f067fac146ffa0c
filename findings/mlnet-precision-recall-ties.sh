#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): the area under the precision-recall curve depends on the order of rows.
#
# With equal scores BinaryClassification.Evaluate adds rows to the curve one at a time instead of a whole tie at once. Four rows with one score, two of them positive, have
# an average precision of 0.5 (scikit-learn); here it is higher when the positive rows come first, and lower when they come last. The same file sorted another way
# gives another metric. Trees and rounded probabilities make ties the rule.
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
Console.WriteLine($"positives first: {Of([true, true, false, false])}");
Console.WriteLine($"positives last:  {Of([false, false, true, true])}");

string Of(bool[] labels)
{
    var rows = ml.Data.LoadFromEnumerable(labels.Select(label => new Row { Label = label, Score = 0.5f, PredictedLabel = true }));
    var metrics = ml.BinaryClassification.EvaluateNonCalibrated(rows);
    return FormattableString.Invariant($"area under precision-recall {metrics.AreaUnderPrecisionRecallCurve:0.000}, under ROC {metrics.AreaUnderRocCurve:0.000}");
}

internal sealed class Row
{
    public bool Label { get; set; }

    public float Score { get; set; }

    public bool PredictedLabel { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
positives first: area under precision-recall 1.000, under ROC 0.500
positives last:  area under precision-recall 0.292, under ROC 0.500
EXPECTED
echo "as described"
