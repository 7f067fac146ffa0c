#!/usr/bin/env bash
# Perfolizer 0.6.1 (NuGet, below BenchmarkDotNet): mean and variance of LogNormalDistribution are those of the logarithm.
#
# A log-normal distribution of run times with the parameters 0.2 and 0.5 has the mean exp(0.2 + 0.5² / 2) = 1.384 and the variance 0.544; Mean says 0.2 and
# Variance 0.25. With the parameters -1 and 0.5 the mean of positive times is -1. Median, quantiles and density are right, so one object contradicts
# itself. Eleven other distributions of the package agree with their quantiles.
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
    <PackageReference Include="Perfolizer" Version="[0.6.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Perfolizer.Mathematics.Distributions.ContinuousDistributions;
using Pragmastat;

Show("LogNormal(0.2, 0.5)", new LogNormalDistribution(0.2, 0.5));
Show("LogNormal(-1, 0.5)", new LogNormalDistribution(-1, 0.5));
Show("Weibull(2, 3)", new WeibullDistribution(2, 3));
Show("Gumbel(1, 2)", new GumbelDistribution(1, 2));

static void Show(string name, IContinuousDistribution distribution)
{
    const int Points = 1_000_000;
    var quantiles = Enumerable.Range(0, Points).Select(i => distribution.Quantile((i + 0.5) / Points)).ToArray();
    var mean = quantiles.Average();
    var variance = quantiles.Average(value => (value - mean) * (value - mean));
    var (says, spread, median) = (distribution.Mean, distribution.Variance, (double)distribution.Median);
    Console.WriteLine(FormattableString.Invariant($"{name}: Mean {says:0.00}, of its quantiles {mean:0.00}; Variance {spread:0.00}, {variance:0.00}; Median {median:0.00}"));
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
LogNormal(0.2, 0.5): Mean 0.20, of its quantiles 1.38; Variance 0.25, 0.54; Median 1.22
LogNormal(-1, 0.5): Mean -1.00, of its quantiles 0.42; Variance 0.25, 0.05; Median 0.37
Weibull(2, 3): Mean 2.66, of its quantiles 2.66; Variance 1.93, 1.93; Median 2.50
Gumbel(1, 2): Mean 2.15, of its quantiles 2.15; Variance 6.58, 6.58; Median 1.73
EXPECTED
echo "as described"
