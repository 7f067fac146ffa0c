#!/usr/bin/env bash
# TorchSharp 0.107.0 (NuGet, with libtorch-cpu-linux-x64 2.10.0): the Kullback-Leibler divergence of a table from itself is 2.28.
#
# kl_div and KLDivLoss take log probabilities and a target, as in PyTorch. PyTorch reads the target as probabilities unless log_target=True is given. TorchSharp's
# argument of the same name is true if it is left out, so probabilities are taken for logarithms: exp(p) · (p − log q) is averaged in place of
# p · (log p − log q). A table of halves has 2.196, less than the target itself with 2.279, where 0.097 and 0 are right. The smallest loss is at the softmax of the
# probabilities: a net that is trained on the target (0.9, 0.1) learns (0.69, 0.31). The loss is positive and falls, so a distillation carried over
# from Python trains another model without a message. Give log_target: false.
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
using TorchSharp.Modules;
using static TorchSharp.torch;

// On systems with a libstdc++ older than GCC 13's the library loads only when one version entry that no relocation uses is weak: ELF hash of its
// name, then the flags.
var library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
var bytes = File.ReadAllBytes(library);
var hash = "GLIBCXX_3.4.32".Aggregate(0u, (h, c) => { h = (h << 4) + c; var top = h & 0xf0000000; return (h ^ (top >> 24)) & ~top; });
var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(hash));
if (at >= 0) { bytes[at + 4] = 2; File.Delete(library); File.WriteAllBytes(library, bytes); }

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var target = tensor(new[,] { { 0.4f, 0.6f }, { 0.9f, 0.1f } });
Show("another table", tensor(new[,] { { 0.5f, 0.5f }, { 0.5f, 0.5f } }));
Show("the table itself", target);
Show("the wrong way round", tensor(new[,] { { 0.6f, 0.4f }, { 0.1f, 0.9f } }));

void Show(string name, Tensor predicted)
{
    var logs = predicted.log();
    var right = (target * (target.log() - logs)).mean().item<float>();
    Console.WriteLine($"{name}: kl_div {nn.functional.kl_div(logs, target).item<float>():0.000}, KLDivLoss {nn.KLDivLoss().call(logs, target).item<float>():0.000}, "
        + $"log_target: false {Math.Abs(nn.functional.kl_div(logs, target, log_target: false).item<float>()):0.000}, by hand {Math.Abs(right):0.000}");
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
another table: kl_div 2.196, KLDivLoss 2.196, log_target: false 0.097, by hand 0.097
the table itself: kl_div 2.279, KLDivLoss 2.279, log_target: false 0.000, by hand 0.000
the wrong way round: kl_div 3.056, KLDivLoss 3.056, log_target: false 0.460, by hand 0.460
EXPECTED
echo "as described"
