namespace ActorSearch.Coordinator.Tests;

/// <summary>Learning searches with rungs that are cut off where they are: the files of the folder as they are on the disk after some results, and another run.</summary>
public sealed class HalvingResumeTests : IDisposable
{
    private const string Learning = """
        name = cut, seed = 5
        data { kind = noisy-curve, rows = 20 }
        validation.folds = 3
        training { max-epochs = 20, patience = 4, batch-size = 8 }
        refit.kind = all-rows
        search { samples = 20, ahead = 3 }
        space {
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
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
            foreach (var epochs in new[] { "halving", "hyperband" })
            {
                foreach (var folds in new[] { "all", "race" })
                {
                    foreach (var strategy in new[] { "tpe", "auto", "cma-es" }) cases.Add(epochs, folds, strategy, "");
                }
            }

            cases.Add("halving", "all", "tpe", "search.reduction=2 search.stop.no-better-for=8 search.samples=60");
            cases.Add("halving", "race", "cma-es", "search.reduction=2 search.stop.no-better-for=8 search.samples=60");
            cases.Add("hyperband", "all", "tpe", "search.reduction=[2,3,2] search.brackets=2");
            cases.Add("halving", "all", "tpe", "search.reduction=2 search.stop.folds=40");
            cases.Add("halving", "race", "auto", "search.reduction=2 search.stop.folds=31");
            cases.Add("halving", "all", "tpe", "search.reduction=2 search.stop.target=0.3 search.samples=40");
            cases.Add("hyperband", "race", "tpe", "search.reduction=2 search.stop.target=0.3 search.samples=40");
            cases.Add("all", "race", "tpe", "search.stop.folds=31");
            cases.Add("all", "race", "tpe", "search.stop.no-better-for=5");
            cases.Add("all", "exact", "tpe", "search.stop.target=0.3 search.samples=40");
            cases.Add("halving", "race", "tpe", "search.reduction=2 search.enqueue=[{optimizer.learning-rate=0.02},{optimizer.learning-rate=0.02,optimizer.kind=sgd},{optimizer.kind=sgd}]");
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Wherever_a_search_is_cut_it_resumes_to_the_same_digest(string epochs, string folds, string strategy, string more)
    {
        var experiment = _studies.Experiment(
            [$"search.epochs={epochs}", $"search.folds={folds}", $"search.strategy={strategy}", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var cuts = new List<string>();
        var watch = StudyCopies.Take(_studies.At("whole"), 11, cuts);
        var whole = await _studies.RunAsync("whole", experiment, 1, watch);
        Assert.NotEmpty(cuts);
        foreach (var (place, cut) in cuts.Index()) Assert.Equal(whole.Digest, (await _studies.RunAsync(cut, experiment, 1 + (place % 3))).Digest);
    }
}
