using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ActorSearch.Bench;

/// <summary>Runs benchmarks in this process: a generated project would build without our package versions and natives.</summary>
internal static class InProcess
{
    public static IConfig Config { get; } =
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
}
