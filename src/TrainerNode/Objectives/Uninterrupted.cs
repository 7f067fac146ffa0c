using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>
/// The items of a queue on a thread that also runs users' code. <see cref="Thread.Interrupt"/> from there, for example by a watchdog that comes too late, is thrown at the
/// next wait, which is ours, and would end the process.
/// </summary>
internal static class Uninterrupted
{
    /// <summary>Takes items until the queue is complete.</summary>
    public static IEnumerable<T> Items<T>(BlockingCollection<T> queue)
    {
        while (TryTake(queue, out var item)) yield return item;
    }

    private static bool TryTake<T>(BlockingCollection<T> queue, [MaybeNullWhen(false)] out T item)
    {
        while (true)
        {
            try
            {
                return queue.TryTake(out item, Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                // The training that it was for has ended.
            }
        }
    }
}
