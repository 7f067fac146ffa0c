using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Dashboard.Metrics;

/// <summary>The slots of all nodes together.</summary>
internal static class SlotCounts
{
    public static int All(SearchProgress progress) => progress.Nodes.Sum(node => node.Slots);

    /// <summary>How many train, as far as their nodes have said: what was just granted counts where a slot is free for it.</summary>
    public static int Busy(SearchProgress progress)
    {
        var granted = progress.Running.CountBy(running => running.Node).ToDictionary();
        return progress.Nodes.Sum(node => Math.Min(node.Slots, granted.GetValueOrDefault(node.Node)));
    }
}
