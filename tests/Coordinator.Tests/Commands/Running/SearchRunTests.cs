using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.Coordinator.Tests.Commands.Running;

public sealed class SearchRunTests : IDisposable
{
    private const string Small = """
        name = small, seed = 3
        data { kind = noisy-curve, rows = 20 }
        loss.kind = smooth-l1
        validation.folds = 2
        training { max-epochs = 4, patience = 2, batch-size = 8 }
        refit.restarts = 3
        space {
          optimizer.learning-rate = [1e-2, 1e-3]
          model.hidden = [[4], [8]]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_search_trains_every_fold_selects_refits_and_brings_the_median_model()
    {
        var end = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.Path, Search.Experiment(Small)));

        Assert.Equal(8, end.Board.Counted);
        Assert.Equal(end.Board.Best, end.Selected.Configuration);
        Assert.Equal([0, 1, 2], end.Refits.Select(refit => refit.Restart));
        Assert.All(end.Refits, refit => Assert.NotNull(refit.Test));
        Assert.Equal(
            Assert.IsType<Mlp>(end.Winner.Hyperparameters.Model).Hidden.AsEnumerable(),
            Assert.IsType<Mlp>(TrainedModelBytes.Read(end.Model).Model).Hidden);
    }

    [Fact]
    public async Task The_digest_is_the_same_whatever_the_number_of_slots()
    {
        var experiment = Search.Experiment(Small);
        var digests = new HashSet<string>();
        foreach (var slots in new[] { 1, 2, 4 })
        {
            digests.Add(Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At($"{slots}"), experiment, slots)).Digest);
        }

        Assert.Single(digests);
    }

    [Fact]
    public async Task An_interrupted_search_goes_on_where_it_stopped_and_comes_to_the_same_digest()
    {
        var experiment = Search.Experiment(Search.Noop, "model.milliseconds=20");
        using var interruption = new CancellationTokenSource();
        var counted = 0;
        var watch = new SearchWatch
        {
            // In the search's own thread, so that no other fold comes in between.
            Happened = happened =>
            {
                if (happened is SearchEvent.FoldCounted && ++counted == 4)
                {
                    interruption.Cancel();
                }
            },
        };

        var interrupted = Assert.IsType<SearchEnd.Interrupted>(
            await Search.RunAsync(_folder.At("a"), experiment, 1, watch, interruption.Token));
        var before = Durations(_folder.At("a"));
        var resumed = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At("a"), experiment, 2));
        var quiet = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At("b"), experiment, 1));

        Assert.InRange(interrupted.Progress.Done, 4, 11);
        Assert.Equal(interrupted.Progress.Done, before.Count);
        Assert.Equal(before, Durations(_folder.At("a")).Take(before.Count));
        Assert.Equal(quiet.Digest, resumed.Digest);
    }

    [Fact]
    public async Task A_finished_search_repeats_nothing_when_it_is_run_again()
    {
        var experiment = Search.Experiment(Small);
        var first = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.Path, experiment));
        var second = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.Path, experiment));

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal(first.Model, second.Model);
        using var reader = Search.Right(SqliteReader.Open(_folder.Path));
        Assert.All(reader.Folds(), fold => Assert.Equal(1, fold.Attempt.Epoch));
    }

    [Fact]
    public async Task Values_added_to_a_grid_are_all_that_is_trained()
    {
        await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop));
        var end = Assert.IsType<SearchEnd.Finished>(
            await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop, "space.model.variant=[7, 0, 1, 2, 3, 8]")));

        Assert.Equal(18, end.Board.Counted);
        using var reader = Search.Right(SqliteReader.Open(_folder.Path));
        Assert.Equal(
            [2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2], reader.Folds().Select(fold => fold.Attempt.Epoch));
        Assert.Equal(end.Digest, reader.Digest);
    }

    [Fact]
    public async Task Configurations_that_left_the_space_are_not_in_the_run()
    {
        await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop));
        var end = Assert.IsType<SearchEnd.Finished>(
            await Search.RunAsync(_folder.Path, Search.Experiment(Search.Noop, "space.model.variant=[2]")));
        var alone = Assert.IsType<SearchEnd.Finished>(
            await Search.RunAsync(_folder.At("alone"), Search.Experiment(Search.Noop, "space.model.variant=[2]")));

        Assert.Equal(3, end.Board.Counted);
        Assert.Equal(alone.Digest, end.Digest);
    }

    [Fact]
    public async Task A_diverging_configuration_fails_and_is_never_selected()
    {
        var end = Assert.IsType<SearchEnd.Finished>(
            await Search.RunAsync(_folder.Path, Search.Experiment(Small, "optimizer.kind=sgd", "loss.kind=mse", "space.optimizer.learning-rate=[1e6, 1e-3]")));

        Assert.InRange(end.Selected.Configuration, 2, 3);
        using var reader = Search.Right(SqliteReader.Open(_folder.Path));
        Assert.Contains(reader.Folds(), fold => fold.Fold.Configuration < 2 && fold.Reason is not null);
    }

    [Fact]
    public async Task Where_everything_diverges_there_is_no_winner()
    {
        var end = await Search.RunAsync(
            _folder.Path, Search.Experiment(Small, "optimizer.kind=sgd", "loss.kind=mse", "space.optimizer.learning-rate=[1e6, 1e7]"));

        Assert.Equal(8, Assert.IsType<SearchEnd.AllFailed>(end).Board.Counted);
    }

    private static List<TimeSpan> Durations(string folder)
    {
        using var reader = Search.Right(SqliteReader.Open(folder));
        return [.. reader.Folds().Where(fold => fold.Attempt.Epoch == 1).Select(fold => fold.Duration)];
    }
}
