namespace ActorSearch.Coordinator.Tests;

/// <summary>Studies with rungs that are resumed with other settings of the search: what they have counts, and the end depends on neither slots nor interruptions.</summary>
public sealed class HalvingGrowthTests : IDisposable
{
    private const string Learning = """
        name = grown, seed = 5
        data { kind = noisy-curve, rows = 20 }
        validation.folds = 3
        training { max-epochs = 20, patience = 4, batch-size = 8 }
        refit.kind = all-rows
        search { samples = 14, ahead = 3, reduction = 2 }
        space {
          optimizer.learning-rate { log-uniform = [1e-4, 1e-1] }
          model.hidden = [[2], [4]]
          optimizer.kind = [adam, sgd]
        }
        """;

    private readonly StudyRuns _studies = new(Learning);

    public void Dispose() => _studies.Dispose();

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string>();
            string[] changes =
            [
                "search.samples=26",
                "search.samples=26 space.optimizer.learning-rate.log-uniform=[1e-3,1e-2]",
                "search.samples=26 space.optimizer.learning-rate.log-uniform=[1e-6,1]",
                "search.samples=26 space.model.hidden=[[4],[6]]",
                "search.ahead=6",
                "search.samples=26 search.ahead=1",
            ];
            foreach (var epochs in new[] { "halving", "hyperband" })
            {
                foreach (var strategy in new[] { "tpe", "auto" })
                {
                    foreach (var change in changes) cases.Add(epochs, strategy, strategy == "tpe" ? "all" : "race", change);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_study_with_rungs_goes_on_after_a_change_to_one_end(string epochs, string strategy, string folds, string change)
    {
        string[] overrides = [$"search.epochs={epochs}", $"search.folds={folds}", $"search.strategy={strategy}"];
        var (before, after) = (_studies.Experiment(overrides), _studies.Experiment([.. overrides, .. change.Split(' ')]));
        await _studies.RunAsync("first", before, 1);
        StudyCopies.Copy(_studies.At("first"), _studies.At("again"));
        var cuts = new List<string>();
        var watch = StudyCopies.Take(_studies.At("first"), 7, cuts);
        var whole = await _studies.RunAsync("first", after, 1, watch);
        Assert.Equal(whole.Digest, (await _studies.RunAsync("again", after, 3)).Digest);
        Assert.Equal(whole.Digest, (await _studies.RunAsync("first", after, 2)).Digest);
        foreach (var cut in cuts)
        {
            Assert.Equal(whole.Digest, (await _studies.RunAsync(cut, after, 1)).Digest);
        }
    }
}
