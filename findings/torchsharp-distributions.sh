#!/usr/bin/env bash
# TorchSharp 0.107.0 (NuGet, with libtorch-cpu-linux-x64 2.10.0): four distributions contradict themselves.
#
# torch.distributions is managed code there, not libtorch's. A distribution's own mean, variance, entropy and cdf should describe what sample() draws, as they do
# in PyTorch. In this version they do not:
#   Weibull(scale 2, shape 3)     every sample is negative (true mean 1.786), and cdf(1.5) is far above 1
#   Exponential(rate 3)           variance is rate² = 9, where it is 1 / rate² = 0.111
#   Geometric(p 0.3)              mean is −1.43, where samples (failures before a success) average (1 − p) / p = 2.33
#   Binomial(10, 0.3)             entropy is that of one Bernoulli trial, 0.611, where −mean(log_prob(sample)) is 1.78
# Anyone who draws start points or noise with these, or weighs a loss by such a variance, gets a wrong number in silence.
#
# Needs the .NET 10 SDK on Linux x64 and about 1 GB in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization><RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>false</SelfContained>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="TorchSharp" Version="[0.107.0]" />
    <PackageReference Include="libtorch-cpu-linux-x64" Version="[2.10.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

// On systems with a libstdc++ older than GCC 13's the library loads only when one version entry that no relocation uses is weak: ELF hash of its
// name, then the flags.
var library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
var bytes = File.ReadAllBytes(library);
var hash = "GLIBCXX_3.4.32".Aggregate(0u, (h, c) => { h = (h << 4) + c; var top = h & 0xf0000000; return (h ^ (top >> 24)) & ~top; });
var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(hash));
if (at >= 0) { bytes[at + 4] = 2; File.Delete(library); File.WriteAllBytes(library, bytes); }

random.manual_seed(1);
Tensor T(double value) => tensor(new[] { value });
double Mean(Tensor t) => t.to(ScalarType.Float64).mean().item<double>();
string About(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

var weibull = distributions.Weibull(T(2), T(3));
Console.WriteLine($"Weibull(2, 3): {weibull.sample(10_000).lt(0).sum().item<long>()} of 10000 samples are negative, cdf(1.5) > 1 is {weibull.cdf(T(1.5)).item<double>() > 1}");
var exponential = distributions.Exponential(T(3));
Console.WriteLine($"Exponential(3): variance {About(exponential.variance.item<double>())}, of samples {About(exponential.sample(200_000).var().item<double>())}");
var geometric = distributions.Geometric(T(0.3));
Console.WriteLine($"Geometric(0.3): mean {About(geometric.mean.item<double>())}, of samples {About(Mean(geometric.sample(200_000)))}");
var binomial = distributions.Binomial(tensor(10), T(0.3));
Console.WriteLine($"Binomial(10, 0.3): entropy {About(binomial.entropy().item<double>())}, of samples {About(-Mean(binomial.log_prob(binomial.sample(200_000))))}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
Weibull(2, 3): 10000 of 10000 samples are negative, cdf(1.5) > 1 is True
Exponential(3): variance 9.0, of samples 0.1
Geometric(0.3): mean -1.4, of samples 2.3
Binomial(10, 0.3): entropy 0.6, of samples 1.8
EXPECTED
echo "as described"
