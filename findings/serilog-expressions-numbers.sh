#!/usr/bin/env bash
# Serilog.Expressions 5.0.0 (NuGet): events with a number that is NaN, infinite or above 7.9e28 are dropped by a filter or template that looks at it.
#
# Expressions work in decimal, into which each double is converted. NaN, Infinity and 1e30 do not fit, so evaluating one raises an OverflowException, which Serilog
# catches and reports on SelfLog only, and the event is gone. "Loss < 100" and "not (Loss < 100)" both drop it: the event of a diverged training, for which
# such a filter is written, is the one that does not arrive. Below 1e-28 a number becomes 0, so 1e-30 is not above 0. The documentation lists no limits of numbers.
# A filter that does not look at the number lets these events pass, and a template that only prints it writes them.
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
    <PackageReference Include="Serilog" Version="[4.3.0]" />
    <PackageReference Include="Serilog.Expressions" Version="[5.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Serilog;
using Serilog.Templates;

Serilog.Debugging.SelfLog.Enable(message => Console.WriteLine($"    {message[(message.IndexOf(' ') + 1)..].Split('\n')[0].Split(": ")[1]} on SelfLog"));
object[] losses = [0.5, 1e-30, 1e30, double.NaN, double.PositiveInfinity];
foreach (var filter in new[] { "Loss < 100", "not (Loss < 100)", "Loss > 0", "Epoch = 1" })
{
    Console.WriteLine(filter);
    using var log = new LoggerConfiguration().Filter.ByIncludingOnly(filter).WriteTo.Sink(new Printed(new ExpressionTemplate("    {@m}\n"))).CreateLogger();
    foreach (var loss in losses) log.Information("loss {Loss} {Epoch}", loss, 1);
}
foreach (var template in new[] { "    {Loss}\n", "    {Loss} {#if Loss > 1}large{#end}\n" })
{
    Console.WriteLine($"template{template.TrimEnd()}");
    using var log = new LoggerConfiguration().WriteTo.Sink(new Printed(new ExpressionTemplate(template))).CreateLogger();
    foreach (var loss in losses) log.Information("loss {Loss} {Epoch}", loss, 1);
}

internal sealed class Printed(ExpressionTemplate template) : Serilog.Core.ILogEventSink
{
    public void Emit(Serilog.Events.LogEvent logEvent)
    {
        var text = new StringWriter();
        template.Format(logEvent, text);
        Console.Write(text);
    }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
Loss < 100
    loss 0.5 1
    loss 1E-30 1
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
not (Loss < 100)
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
Loss > 0
    loss 0.5 1
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
Epoch = 1
    loss 0.5 1
    loss 1E-30 1
    loss 1E+30 1
    loss NaN 1
    loss Infinity 1
template    {Loss}
    0.5
    1E-30
    1E+30
    NaN
    Infinity
template    {Loss} {#if Loss > 1}large{#end}
    0.5 
    1E-30 
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
    System.OverflowException on SelfLog
EXPECTED
echo "as described"
