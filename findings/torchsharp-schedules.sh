#!/usr/bin/env bash
# TorchSharp 0.107.0 (NuGet, with libtorch-cpu-linux-x64 2.10.0): learning rates and weight decay that differ from PyTorch with the same arguments.
#
#   CyclicLR, ExpRange    gamma is raised to the number of the cycle, not of the step: the second peak is 0.1 + 0.4 · 0.9² where PyTorch has 0.1 + 0.4 · 0.9⁶
#   MultiStepLR           a milestone that is listed twice counts once; PyTorch multiplies by gamma twice
#   SGD, maximize         weight decay has the wrong sign: with a gradient of 0 the weight 1 grows to 1.01, in PyTorch it shrinks to 0.99. Adam with maximize shrinks it in both
# A schedule or a setting carried over from a Python search trains another model, and no message says so.
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
Rates("CyclicLR, ExpRange", 7, o => optim.lr_scheduler.CyclicLR(o, 0.1, 0.5, 2, 2, mode: optim.lr_scheduler.impl.CyclicLR.Mode.ExpRange, gamma: 0.9, cycle_momentum: false));
Rates("MultiStepLR 1, 2, 2", 4, o => optim.lr_scheduler.MultiStepLR(o, [1, 2, 2], 0.5));
Decayed("SGD", p => optim.SGD(p, 0.1, weight_decay: 0.1, maximize: true));
Decayed("Adam", p => optim.Adam(p, 0.1, weight_decay: 0.1, maximize: true));

void Rates(string name, int steps, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make)
{
    var optimizer = optim.SGD([new Parameter(ones(1))], 0.1);
    var schedule = make(optimizer);
    var rates = new List<double>();
    for (var i = 0; i < steps; i++)
    {
        rates.Add(optimizer.ParamGroups.First().LearningRate);
        optimizer.step();
        schedule.step();
    }

    Console.WriteLine($"{name}: {string.Join(" ", rates.Select(rate => rate.ToString("0.000")))}");
}

void Decayed(string name, Func<Parameter[], optim.Optimizer> make)
{
    var weight = new Parameter(ones(1));
    var optimizer = make([weight]);
    (weight * 0).sum().backward();
    optimizer.step();
    Console.WriteLine($"{name}, maximize, gradient 0: the weight {(weight.item<float>() > 1 ? "grows" : "shrinks")}");
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
CyclicLR, ExpRange: 0.100 0.280 0.460 0.280 0.100 0.262 0.424
MultiStepLR 1, 2, 2: 0.100 0.050 0.025 0.025
SGD, maximize, gradient 0: the weight grows
Adam, maximize, gradient 0: the weight shrinks
EXPECTED
echo "as described"
