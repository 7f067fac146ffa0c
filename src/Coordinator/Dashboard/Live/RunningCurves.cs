using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>The validation losses that running trainings report with their heartbeats, for some of them. Safe for use from many threads.</summary>
internal sealed class RunningCurves
{
    private const int MostCurves = 12, MostPoints = 400;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<AttemptId, RunningCurve> _curves = new(Comparer<AttemptId>.Create((one, other) =>
        (one.Epoch, one.Number).CompareTo((other.Epoch, other.Number))));

    /// <summary>Takes in what trains now; what does not any more is forgotten.</summary>
    public void Take(SearchProgress progress)
    {
        lock (_gate)
        {
            var running = new HashSet<AttemptId>();
            foreach (var work in progress.Running)
            {
                if (work is not { Work: WorkUnit.Fold { Part: 0 } fold, Report: { Slot: { } slot, Epoch: > 0 } report } || !double.IsFinite(report.ValidationLoss)) continue;
                if (!_curves.TryGetValue(work.Attempt, out var curve))
                {
                    if (running.Count >= MostCurves) continue;
                    _curves.Add(work.Attempt, curve = new RunningCurve(fold.Id, work.Node, slot));
                }

                running.Add(work.Attempt);
                curve.Add(report.Epoch, report.ValidationLoss, MostPoints);
            }

            foreach (var gone in _curves.Keys.Where(attempt => !running.Contains(attempt)).ToList())
            {
                _curves.Remove(gone);
            }
        }
    }

    /// <summary>The oldest running trainings with the epochs that they have reported.</summary>
    public IReadOnlyList<(FoldId Fold, NodeId Node, int Slot, int[] Epochs, double[] Losses)> Now()
    {
        lock (_gate)
        {
            return [.. _curves.Values.Take(MostCurves).Select(curve => (curve.Fold, curve.Node, curve.Slot, curve.Points.Select(point => point.Epoch).ToArray(), curve.Points.Select(point => point.Loss).ToArray()))];
        }
    }

    private sealed record RunningCurve(FoldId Fold, NodeId Node, int Slot)
    {
        public List<(int Epoch, double Loss)> Points { get; private set; } = [];

        public void Add(int epoch, double loss, int most)
        {
            if (Points.Count > 0 && Points[^1].Epoch >= epoch) return;
            // Every second one of the older points is enough.
            if (Points.Count >= most) Points = [.. Points.Where((_, place) => place % 2 == 0)];
            Points.Add((epoch, loss));
        }
    }
}
