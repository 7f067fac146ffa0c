using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results.Nested;

namespace ActorSearch.Coordinator.Tests;

public sealed class NestedSearchTests : IDisposable
{
    private const string Small = """
        name = small, seed = 3
        data { kind = noisy-curve, rows = 24 }
        validation.folds = 2
        training { max-epochs = 4, patience = 2, batch-size = 8 }
        refit.restarts = 2
        space {
          optimizer.learning-rate = [1e-2, 1e-3]
          model.hidden = [[4], [8]]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("refit.kind=all-rows")]
    [InlineData("refit.kind=hold-out")]
    [InlineData("refit.kind=folds")]
    public async Task The_search_over_all_rows_is_what_it_is_without_outer_folds_and_each_of_these_has_a_score(string refit)
    {
        var alone = await Run("alone", refit);
        var nested = await Run("nested", refit, "validation.outer=3");

        Assert.Equal(alone.Selected, nested.Selected);
        Assert.Equal(alone.Model, nested.Model);
        Assert.Equal(alone.Kept.Test, nested.Kept.Test);
        Assert.Equal(alone.Board.Counted, nested.Board.Counted);
        Assert.NotEqual(alone.Digest, nested.Digest);
        Assert.Empty(alone.Outer);
        Assert.Equal([1, 2, 3], nested.Outer.Select(fold => fold.Part));
        Assert.Equal(24, nested.Outer.Sum(fold => fold.Rows));
        Assert.All(nested.Outer, fold =>
        {
            Assert.InRange(fold.Selected!.Configuration, 0, 3);
            Assert.Equal(2, fold.Choices.Length);
            Assert.True(double.IsFinite(fold.Score!.Loss) && fold.Epochs >= 1);
        });
        Assert.NotNull(OuterScore.Compute(nested.Outer, Metric.Loss));
        using var reader = Search.Right(SqliteReader.Open(_folder.At("nested")));
        Assert.Equal(alone.Digest, reader.DigestOf(nested.Selected));
        Assert.Equal(4, reader.Configurations().Count());
        Assert.Equal(nested.Outer.Select(fold => (fold.Score, fold.Selected)), reader.OuterFolds().Select(fold => (fold.Score, fold.Selected)));
    }

    [Fact]
    public async Task The_digest_is_the_same_whatever_the_number_of_slots()
    {
        Assert.Equal((await Run("one", 1, "validation.outer=2")).Digest, (await Run("three", 3, "validation.outer=2")).Digest);
    }

    [Fact]
    public async Task Outer_folds_that_come_later_train_nothing_over_all_rows_again()
    {
        await Run("a");
        var watch = Counting(out var counted);
        var later = Assert.IsType<SearchEnd.Finished>(
            await Search.RunAsync(_folder.At("a"), Search.Experiment(Small, "validation.outer=2"), 2, watch));
        var fresh = await Run("b", "validation.outer=2");

        Assert.Equal(fresh.Digest, later.Digest);
        Assert.Equal(16, counted.Count);
        Assert.All(counted, fold => Assert.NotEqual(0, fold.Part));
        Assert.Equal((await Run("c")).Digest, (await Run("a")).Digest);
    }

    [Fact]
    public async Task Another_number_of_outer_folds_is_another_division()
    {
        await Run("a", "validation.outer=2");
        var changed = await Run("a", "validation.outer=3");

        Assert.Equal((await Run("b", "validation.outer=3")).Digest, changed.Digest);
    }

    [Fact]
    public async Task A_search_that_was_interrupted_outside_of_an_outer_fold_comes_to_the_same_digest()
    {
        var experiment = Search.Experiment(Search.Noop, "model.milliseconds=10", "validation.outer=2");
        using var interruption = new CancellationTokenSource();
        var watch = new SearchWatch
        {
            Happened = happened =>
            {
                if (happened is SearchEvent.FoldCounted { Part: 2 })
                {
                    interruption.Cancel();
                }
            },
        };

        Assert.IsType<SearchEnd.Interrupted>(await Search.RunAsync(_folder.At("a"), experiment, 1, watch, interruption.Token));
        var resumed = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At("a"), experiment, 2));
        var quiet = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At("b"), experiment, 1));

        Assert.Equal(quiet.Digest, resumed.Digest);
    }

    private static SearchWatch Counting(out List<SearchEvent.FoldCounted> counted)
    {
        var folds = counted = [];
        return new SearchWatch
        {
            Happened = happened =>
            {
                if (happened is SearchEvent.FoldCounted fold)
                {
                    folds.Add(fold);
                }
            },
        };
    }

    private Task<SearchEnd.Finished> Run(string folder, params string[] overrides) => Run(folder, 2, overrides);

    private async Task<SearchEnd.Finished> Run(string folder, int slots, params string[] overrides) =>
        Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At(folder), Search.Experiment(Small, overrides), slots));
}
