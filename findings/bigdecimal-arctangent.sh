#!/usr/bin/env bash
# ExtendedNumerics.BigDecimal 3003.2.0.161 (NuGet): the arctangent of numbers near 1 is wrong from the third digit on, at whatever precision.
#
# Arctan(1) at a precision of 30 digits is 0.78950 where pi / 4 = 0.78540 is right, and its own Tan says 1.0082. The error grows from 1e-8 at 0.9 to 0.004 at 1 and is as large
# above it, so the function also falls: Arctan(0.999) is larger than Arctan(1.001). At 0.5 and 2 all digits are right, and so is Arcsin. The right values are
# those of the .NET runtime in 64 bits.
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
    <PackageReference Include="ExtendedNumerics.BigDecimal" Version="[3003.2.0.161]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using ExtendedNumerics;

BigDecimal.Precision = 30;
foreach (var text in new[] { "0.5", "0.9", "0.95", "0.99", "0.999", "1", "-1", "1.001", "1.01", "1.1", "2" })
{
    var (number, value) = (BigDecimal.Parse(text), double.Parse(text, CultureInfo.InvariantCulture));
    var found = BigDecimal.Arctan(number);
    var (shown, back) = ((double)found, (double)BigDecimal.Tan(found));
    Console.WriteLine(FormattableString.Invariant($"Arctan({text}): {shown:0.000000000}, right {Math.Atan(value):0.000000000}; its tangent {back:0.000000000}"));
}

foreach (var text in new[] { "0.5", "0.9", "0.99", "0.999" })
{
    var value = double.Parse(text, CultureInfo.InvariantCulture);
    var found = (double)BigDecimal.Arcsin(BigDecimal.Parse(text));
    Console.WriteLine(FormattableString.Invariant($"Arcsin({text}): {found:0.000000000}, right {Math.Asin(value):0.000000000}"));
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
Arctan(0.5): 0.463647609, right 0.463647609; its tangent 0.500000000
Arctan(0.9): 0.732815112, right 0.732815102; its tangent 0.900000019
Arctan(0.95): 0.759770591, right 0.759762755; its tangent 0.950014909
Arctan(0.99): 0.781575392, right 0.780373080; its tangent 0.992383536
Arctan(0.999): 0.788525074, right 0.784897913; its tangent 1.006273458
Arctan(1): 0.789496249, right 0.785398163; its tangent 1.008229944
Arctan(-1): -0.789496249, right -0.785398163; its tangent -1.008229944
Arctan(1.001): 0.782270310, right 0.785897913; its tangent 0.993763779
Arctan(1.01): 0.789156174, right 0.790373247; its tangent 1.007544409
Arctan(1.1): 0.832981230, right 0.832981267; its tangent 1.099999920
Arctan(2): 1.107148718, right 1.107148718; its tangent 2.000000000
Arcsin(0.5): 0.523598776, right 0.523598776
Arcsin(0.9): 1.119769515, right 1.119769515
Arcsin(0.99): 1.429256853, right 1.429256853
Arcsin(0.999): 1.526071240, right 1.526071240
EXPECTED
echo "as described"
