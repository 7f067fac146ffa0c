#!/usr/bin/env bash
# YamlDotNet 18.1.0 (NuGet) with PyYAML 6.0 (Debian 12, python3-yaml): a small learning rate arrives as a text, and a label as a number.
#
# The .NET writer puts 0.00001 down as 1E-05. The Python reader takes a number with an exponent for a number only if it has a decimal point and a sign, so the
# rate is the text '1E-05'; 0.0001 is a number. Multiplying it by 2 doubles the text without an error. 1.0 arrives as the integer 1. The other way round, texts
# are written without quotes: the labels 010, no and 1:30 arrive as 8, False and 90. Of a sweep written by one and read by the other, only the smallest rates
# change their type. `.WithQuotingNecessaryStrings(true)` mends the labels, not the rates.
#
# Needs the .NET 10 SDK and Debian 12's python3-yaml 6.0. Works in a temporary folder. Fails when the behaviour changes.
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
    <PackageReference Include="YamlDotNet" Version="[18.1.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using YamlDotNet.Serialization;

File.WriteAllText("settings.yaml", new SerializerBuilder().Build().Serialize(new
{
    Rates = new[] { 0.001, 0.0001, 0.00001, 1.0 },
    Labels = new[] { "010", "no", "1:30", "abc" },
}));
PROGRAM

cat > read.py <<'READER'
import yaml

assert yaml.__version__ == "6.0", yaml.__version__
settings = yaml.safe_load(open("settings.yaml"))
print("rates:", ", ".join(f"{type(rate).__name__} {rate}" for rate in settings["Rates"]))
print("the third times 2:", settings["Rates"][2] * 2)
print("labels:", ", ".join(f"{type(label).__name__} {label}" for label in settings["Labels"]))
READER

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll
/usr/bin/python3 read.py | tee seen
diff seen - <<'EXPECTED'
rates: float 0.001, float 0.0001, str 1E-05, int 1
the third times 2: 1E-051E-05
labels: int 8, bool False, int 90, str abc
EXPECTED
echo "as described"
