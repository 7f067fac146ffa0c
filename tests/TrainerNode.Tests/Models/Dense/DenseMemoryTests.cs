using System.Globalization;
using ActorSearch.TrainerNode.Models.Dense;

namespace ActorSearch.TrainerNode.Tests.Models.Dense;

/// <summary>Measures the memory of the whole process, so it runs while nothing else does.</summary>
[CollectionDefinition(nameof(DenseMemoryTests), DisableParallelization = true)]
[Collection(nameof(DenseMemoryTests))]
public class DenseMemoryTests
{
    [Fact]
    public void Ten_thousand_nets_of_many_shapes_leave_no_memory_behind()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var engine = new DenseEngine();
        Nets(100);
        var before = ResidentBytes();

        Nets(10_000);

        // Each net writes to some 300 KB: what leaks would come to 3 GB, a pool that keeps every size to 300 MB.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 150_000_000);

        void Nets(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var net = engine.Create(SomeNet.Definition([64], capacity: 64 + (i % 1000)));
                net.Predict(64);
            }
        }
    }

    private static long ResidentBytes()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
