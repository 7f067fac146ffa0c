using System.Diagnostics;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Programs that take all cores of the machine, until the end of a test.</summary>
internal sealed class Load : IDisposable
{
    // Each ends by itself should whoever started it be killed.
    private readonly Process[] _spinning =
        [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Process.Start("sh", ["-c", "while kill -0 $PPID; do :; done"]))];

    public void Dispose()
    {
        foreach (var process in _spinning)
        {
            process.Kill();
            process.Dispose();
        }
    }
}
