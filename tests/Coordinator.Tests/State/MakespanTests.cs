using System.Globalization;
using ActorSearch.Coordinator.Actors;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>A thousand folds of very different length on two nodes of two slots, on a clock that nobody waits for. Long version: scripts/chaos.sh.</summary>
public class MakespanTests
{
    public static TheoryData<string, string> Lengths => new()
    {
        {
            "2 ms to 1 s in no order",
            "space { training.max-epochs = { int = [1, 500] }, model.variant = { int = [0, 1000000] } }, search { strategy = random, samples = 200 }"
        },
        { "4 ms to 40 s, a few giants last", $"space = {{ training.max-epochs = [{string.Join(", ", Enumerable.Range(1, 200).Select(Epochs))}] }}" },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Slots_finish_together_however_long_the_folds_are(string lengths, string space)
    {
        var experiment = Search.Experiment(Experiment + space);

        var floor = new ShopFloor(experiment, new TrainingCost(Search.Data(experiment).Train).Compute, nodes: 2, slots: 2);
        floor.Work();

        Assert.Equal(1000, floor.Durations.Count);
        var least = Math.Max(floor.Durations.Sum(duration => duration.TotalSeconds) / 4, floor.Durations.Max().TotalSeconds);
        Assert.True(floor.Makespan.TotalSeconds <= 1.10 * least, $"Folds of {lengths} take {floor.Makespan.TotalSeconds / least:F3} times as long as they must.");
    }

    private const string Experiment = """
        name = uneven, seed = 7
        data { kind = noisy-curve, rows = 20 }
        model { kind = noop, milliseconds = 2 }
        training.early-stopping = false
        validation.folds = 5

        """;

    // Five folds of the longest on four slots: begun last, they alone would make the search a fifth longer.
    private static string Epochs(int place) => (place + (20_000 / ((201 - place) * (201 - place)))).ToString(CultureInfo.InvariantCulture);
}
