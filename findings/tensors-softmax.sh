#!/usr/bin/env bash
# System.Numerics.Tensors 11.0.0 (NuGet): SoftMax of ordinary logits is NaN, and the average of many small numbers is not their average.
#
# TensorPrimitives.SoftMax takes exp of the values as they are, without subtracting the largest first. In float a logit of 89 overflows: softmax(100, 0) is
# (NaN, 0), where PyTorch and SciPy give (1, 0). A confident classifier reaches that after a few epochs, and NaN compares false, so its row is not even
# predicted wrongly. TensorPrimitives.Average of half-precision values sums in half precision, which stops growing: 5,000 ones have the average 0.41. In float,
# 20,000,000 times 0.1 has 0.1011. NumPy's mean sums pairwise, and halves in float32.
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
    <PackageReference Include="System.Numerics.Tensors" Version="[11.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using System.Numerics.Tensors;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
foreach (var logit in new[] { 88f, 89f, 100f })
{
    var shares = new float[2];
    TensorPrimitives.SoftMax([logit, 0], shares);
    Console.WriteLine($"softmax of ({logit}, 0): {shares[0]:0}, {shares[1]:0}");
}

Console.WriteLine($"average of 5000 halves of 1 is below 0.9: {TensorPrimitives.Average<Half>(Enumerable.Repeat((Half)1, 5_000).ToArray()) < (Half)0.9}");
Console.WriteLine($"average of 20 million floats of 0.1 is 0.1000: {Math.Abs(TensorPrimitives.Average<float>(Enumerable.Repeat(0.1f, 20_000_000).ToArray()) - 0.1) < 0.00005}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
softmax of (88, 0): 1, 0
softmax of (89, 0): NaN, 0
softmax of (100, 0): NaN, 0
average of 5000 halves of 1 is below 0.9: True
average of 20 million floats of 0.1 is 0.1000: False
EXPECTED
echo "as described"
