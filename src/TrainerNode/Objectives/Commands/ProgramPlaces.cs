using System.Collections.Concurrent;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Limits the programs that run in this process at a time.</summary>
internal static class ProgramPlaces
{
    private static readonly ConcurrentDictionary<int, SemaphoreSlim> Places = [];

    /// <summary>Waits for a place; dispose gives it back.</summary>
    /// <param name="most">How many there are; 0: no limit.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IDisposable? Take(int most, CancellationToken cancellation)
    {
        if (most == 0) return null;
        var places = Places.GetOrAdd(most, count => new SemaphoreSlim(count));
        places.Wait(cancellation);
        return new Taken(places);
    }

    private sealed class Taken(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
