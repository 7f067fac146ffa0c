#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): NormalizeMeanVariance does not subtract the mean, and NormalizeMinMax does not use the minimum.
#
# Both keep zero at zero by default (`fixZero`, which keeps sparse vectors sparse), also for a dense column that has no zero. The values 1000 to 1003 come out
# of mean and variance as 0.9985 to 1.0015, where the name promises −1.34 to 1.34, and of min and max as 0.997 to 1. A net, a linear model or k-nearest
# neighbours sees a constant: years, temperatures in kelvin, prices and ids carry next to no signal, and no message says so. `fixZero: false` gives what the
# names say.
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
var ml = new MLContext(seed: 1);
var table = ml.Data.LoadFromEnumerable(new[] { 1000f, 1001, 1002, 1003 }.Select(x => new Row { X = x }));
Show("mean and variance", ml.Transforms.NormalizeMeanVariance("Y", "X"));
Show("the same, fixZero false", ml.Transforms.NormalizeMeanVariance("Y", "X", fixZero: false));
Show("min and max", ml.Transforms.NormalizeMinMax("Y", "X"));
Show("the same, fixZero false", ml.Transforms.NormalizeMinMax("Y", "X", fixZero: false));

void Show(string name, IEstimator<ITransformer> step)
    => Console.WriteLine($"{name}: {string.Join(" ", step.Fit(table).Transform(table).GetColumn<float>("Y").Select(y => y.ToString("0.000")))}");

internal sealed class Row
{
    public float X { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
mean and variance: 0.999 1.000 1.000 1.001
the same, fixZero false: -1.342 -0.447 0.447 1.342
min and max: 0.997 0.998 0.999 1.000
the same, fixZero false: 0.000 0.333 0.667 1.000
EXPECTED
echo "as described"
