#!/usr/bin/env bash
# HdrHistogram 2.5.0 (NuGet): the counters of ShortHistogram and IntHistogram wrap on long runs, and the total does not.
#
# ShortHistogram keeps the count of each value in 16 bits. After 40,000 requests of 5 ms their count is -25,536, after 70,000 it is 4,464, while TotalCount is
# right. Percentiles compare one with the other: of 70,000 requests of 5 ms and 20,000 each of 10, 20, 30 and 40 ms the quarter is 20 ms and the median 40 ms, where 5 and 10 are
# right. Higher percentiles and the mean end in an ArgumentOutOfRangeException, long after the count was lost. Nothing is thrown while
# recording; only HasOverflowed(), which must be asked, knows it. IntHistogram wraps at 2,147,483,648. LongHistogram counts right.
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
    <PackageReference Include="HdrHistogram" Version="[2.5.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using HdrHistogram;

foreach (var (name, make) in new (string, Func<HistogramBase>)[] { ("ShortHistogram", () => new ShortHistogram(3_600_000, 3)), ("LongHistogram", () => new LongHistogram(3_600_000, 3)) })
{
    foreach (var requests in new[] { 30_000, 40_000, 70_000 })
    {
        var histogram = make();
        for (var i = 0; i < requests; i++) histogram.RecordValue(5);
        Console.WriteLine($"{name}, {requests} of 5: count {histogram.GetCountAtValue(5)}, total {histogram.TotalCount}, HasOverflowed {histogram.HasOverflowed()}");
    }
    var mixed = make();
    for (var i = 0; i < 70_000; i++) mixed.RecordValue(5);
    foreach (var value in new[] { 10, 20, 30, 40 })
        for (var i = 0; i < 20_000; i++) mixed.RecordValue(value);
    var percentiles = string.Join(", ", new double[] { 10, 25, 40, 50 }.Select(percent => $"{percent} % {mixed.GetValueAtPercentile(percent)}"));
    Console.WriteLine($"{name}, 70000 of 5, 20000 each of 10, 20, 30 and 40: {percentiles}");
}
var counts = new IntHistogram(3_600_000, 3);
counts.RecordValueWithCount(5, 3_000_000_000);
Console.WriteLine($"IntHistogram, 3000000000 of 5: count {counts.GetCountAtValue(5)}, total {counts.TotalCount}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
ShortHistogram, 30000 of 5: count 30000, total 30000, HasOverflowed False
ShortHistogram, 40000 of 5: count -25536, total 40000, HasOverflowed True
ShortHistogram, 70000 of 5: count 4464, total 70000, HasOverflowed True
ShortHistogram, 70000 of 5, 20000 each of 10, 20, 30 and 40: 10 % 10, 25 % 20, 40 % 30, 50 % 40
LongHistogram, 30000 of 5: count 30000, total 30000, HasOverflowed False
LongHistogram, 40000 of 5: count 40000, total 40000, HasOverflowed False
LongHistogram, 70000 of 5: count 70000, total 70000, HasOverflowed False
LongHistogram, 70000 of 5, 20000 each of 10, 20, 30 and 40: 10 % 5, 25 % 5, 40 % 5, 50 % 10
IntHistogram, 3000000000 of 5: count -1294967296, total 3000000000
EXPECTED
echo "as described"
