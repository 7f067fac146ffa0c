namespace ActorSearch.TrainerNode.Tests;

/// <summary>Memory that repeated work takes from the garbage collector.</summary>
internal static class Allocations
{
    /// <summary>
    /// Fails if the work allocates each time. The runtime allocates on the same thread while code is new, seldom and later than a few calls:
    /// one of several passes must be free of it.
    /// </summary>
    public static void AssertNone(Action work)
    {
        work();
        var passes = new long[10];
        for (var pass = 0; pass < passes.Length; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            passes[pass] = GC.GetAllocatedBytesForCurrentThread() - before;
            if (passes[pass] == 0) return;
        }

        Assert.Fail($"Each pass allocated: {string.Join(", ", passes)} bytes.");
    }
}
