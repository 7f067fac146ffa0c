#!/usr/bin/env bash
# MathNet.Numerics 5.0.0 (NuGet): distributions whose samples or entropy disagree with their own probabilities.
#
#   NegativeBinomial(3, 0.3)   Mean is 7 (failures before the third success) and so are the probabilities, but Samples() average 10: they count trials,
#                              successes included
#   Pareto(2, 5)               Entropy has the wrong sign: −0.284, where −mean(DensityLn(sample)) is 0.28
#   Geometric(0.3)             Entropy is in bits, 2.94, where every other distribution of the library gives nats (2.04)
#   Gamma(0.01, 1)             CDF falls off a cliff: 0.71 at 1.2e-15, then 0 from 1e-15 down, where x^a / Γ(a + 1) is still 0.71. InvCDF(0.5) follows it to 1.1e-15;
#                              the median is 4.3e-31. ChiSquared(1) does the same: CDF(1e-16) is 0, not 8e-9
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
    <PackageReference Include="MathNet.Numerics" Version="[5.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using MathNet.Numerics.Distributions;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Count = 200_000;
var random = new Random(1);

var negative = new NegativeBinomial(3, 0.3, random);
var failures = new int[Count];
negative.Samples(failures);
var summed = Enumerable.Range(0, 500).Sum(k => k * negative.Probability(k));
Console.WriteLine($"NegativeBinomial: Mean {negative.Mean:0}, by its probabilities {summed:0}, of its samples {failures.Average():0}");

var pareto = new Pareto(2, 5, random);
var sizes = new double[Count];
pareto.Samples(sizes);
Console.WriteLine($"Pareto: Entropy {pareto.Entropy:0.0}, of its samples {-sizes.Average(pareto.DensityLn):0.0}");

var geometric = new Geometric(0.3, random);
var trials = new int[Count];
geometric.Samples(trials);
Console.WriteLine($"Geometric: Entropy {geometric.Entropy:0.0}, of its samples {-trials.Average(geometric.ProbabilityLn):0.0}");

Console.WriteLine($"Gamma(0.01, 1): CDF(1.2e-15) = {Gamma.CDF(0.01, 1, 1.2e-15):0.00}, CDF(1e-15) = {Gamma.CDF(0.01, 1, 1e-15):0.00}");
Console.WriteLine($"Gamma(0.01, 1): InvCDF(0.5) = {Gamma.InvCDF(0.01, 1, 0.5):0.0e0}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
NegativeBinomial: Mean 7, by its probabilities 7, of its samples 10
Pareto: Entropy -0.3, of its samples 0.3
Geometric: Entropy 2.9, of its samples 2.0
Gamma(0.01, 1): CDF(1.2e-15) = 0.71, CDF(1e-15) = 0.00
Gamma(0.01, 1): InvCDF(0.5) = 1.1e-15
EXPECTED
echo "as described"
