#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): a prediction that is NaN does not count, so a model that fails on hard rows scores better.
#
# Regression.Evaluate leaves rows with a NaN score out of MAE, RMSE and R² without a word; scikit-learn refuses them. Of four rows, one predicted as NaN, MAE is the mean
# over the other three. A search that ranks by these metrics can pick the model that diverged.
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
Console.WriteLine(Of("all rows predicted", [1.1f, 1.9f, 30f, 4f]));
Console.WriteLine(Of("the worst one NaN", [1.1f, 1.9f, float.NaN, 4f]));

string Of(string name, float[] scores)
{
    var rows = ml.Data.LoadFromEnumerable(scores.Select((score, i) => new Row { Label = i + 1, Score = score }));
    var metrics = ml.Regression.Evaluate(rows);
    return FormattableString.Invariant($"{name}: MAE {metrics.MeanAbsoluteError:0.00}, R² {metrics.RSquared:0.00}");
}

internal sealed class Row
{
    public float Label { get; set; }

    public float Score { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
all rows predicted: MAE 6.80, R² -144.80
the worst one NaN: MAE 0.07, R² 1.00
EXPECTED
echo "as described"
