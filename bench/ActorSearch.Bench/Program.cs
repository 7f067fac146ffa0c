using ActorSearch.Bench;
using BenchmarkDotNet.Running;

// Usage: ActorSearch.Bench --quick [512|256|128], or BenchmarkDotNet's own arguments (--filter '*').
if (args is ["--quick", ..])
{
    QuickReport.Print(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : null);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(QuickReport).Assembly).Run(args, InProcess.Config);
