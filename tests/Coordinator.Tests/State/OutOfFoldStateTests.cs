using System.Security.Cryptography;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search.Walks;
using static ActorSearch.Coordinator.Tests.State.Desk;

namespace ActorSearch.Coordinator.Tests.State;

public class OutOfFoldStateTests
{
    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);
    private static readonly RefitSettings Folds = new(new RefitEpochs.MeanBest(), 0) { Kind = new RefitKind.Folds() };
    private static readonly byte[] Bytes = [1, 2, 3];

    [Fact]
    public void The_winners_folds_are_handed_out_again_to_their_epoch_after_the_refit()
    {
        var granted = Selected(new Desk()).Messages.Select(sent => sent.Message).ToList();

        Assert.Equal((0.0, 5), Assert.Single(granted.OfType<TrainRefit>()) is var refit ? (refit.HoldOut, refit.Epochs) : default);
        Assert.Equal([(0, 3, false)], granted.OfType<TrainOutOfFold>().Select(fold => (fold.Fold, fold.Epochs, fold.WithModel)));
    }

    [Fact]
    public void The_same_bits_are_counted_once_and_all_of_them_end_the_search()
    {
        var desk = new Desk();
        var waiting = new Queue<IToTrainer>(WorkIn(Selected(desk)));
        var (counted, over) = (0, false);
        while (waiting.TryDequeue(out var next))
        {
            var effects = next is TrainOutOfFold fold ? Told(desk, fold, 1, 2) : desk.Hear(new RefitFailed(A, Work((TrainRefit)next), "It diverges."));
            counted += effects.Writes.OfType<StoreWrite.OutOfFoldCounted>().Count();
            over |= effects.Over;
            Assert.DoesNotContain(effects.Writes, write => write is StoreWrite.ErrorNoted);
            Assert.Empty(next is TrainOutOfFold again ? Told(desk, again, 1, 2).Writes : []);
            foreach (var work in WorkIn(effects)) waiting.Enqueue(work);
        }

        Assert.True(over);
        Assert.Equal((3, 3), desk.State.Progress() is var progress ? (progress.OutOfFold, progress.OutOfFoldDone) : default);
        Assert.Equal(3, counted);
    }

    [Theory]
    [InlineData(1, 2.5, "has loss 2.5 there")]
    [InlineData(1.5, 2, "has training loss 1.5 there and not 1")]
    public void Other_bits_are_an_error_that_is_kept(double train, double validation, string sentence)
    {
        var desk = new Desk();
        var fold = Granted(Selected(desk));

        var effects = Told(desk, fold, (float)train, (float)validation);

        Assert.Contains(effects.Events, happened => happened is SearchEvent.Differs { Work: WorkUnit.OutOfFold });
        var noted = Assert.Single(effects.Writes.OfType<StoreWrite.ErrorNoted>()).Sentence;
        Assert.StartsWith("Fold 0/0 has loss 2 at epoch 3, but its second training", noted, StringComparison.Ordinal);
        Assert.Contains(sentence, noted, StringComparison.Ordinal);
        Assert.Single(effects.Writes.OfType<StoreWrite.OutOfFoldCounted>());
    }

    [Fact]
    public void A_second_training_that_fails_where_the_first_did_not_is_an_error_too()
    {
        var desk = new Desk();
        var fold = Granted(Selected(desk));

        var effects = desk.Hear(new OutOfFoldFailed(A, Work(fold), "diverged: train loss is NaN in epoch 2"));

        Assert.Contains(effects.Events, happened => happened is SearchEvent.Differs);
        Assert.Contains("diverged", Assert.Single(effects.Writes.OfType<StoreWrite.ErrorNoted>()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_do_not_fit_their_digest_are_not_counted()
    {
        var desk = new Desk();
        var fold = Granted(Selected(desk));
        desk.Hear(new ModelPart(A, fold.Attempt, 0, Bytes));

        var effects = desk.Hear(new OutOfFoldTrained(A, Work(fold, parts: 1), 1, 2, new string('0', 64)));

        Assert.Contains(effects.Events, happened => happened is SearchEvent.Crashed);
        Assert.Empty(effects.Writes.OfType<StoreWrite.OutOfFoldCounted>());
    }

    [Fact]
    public void What_an_earlier_run_trained_again_is_not_trained_a_third_time_unless_its_model_is_wanted()
    {
        var key = Winner().Key;
        var end = new OutOfFoldEnd.Trained(1, 2, [], "");
        var recorded = Recorded.Nothing() with
        {
            OutOfFold = Enumerable.Range(0, 3).ToDictionary(fold => new OutOfFoldKey(key, fold, 3, false), _ => (OutOfFoldEnd)end),
        };

        Assert.DoesNotContain(Selected(new Desk(recorded)).Messages, sent => sent.Message is TrainOutOfFold);
        Assert.Contains(
            Selected(new Desk(recorded, refit: Folds)).Messages,
            sent => sent.Message is TrainOutOfFold { WithModel: true });
    }

    [Fact]
    public void One_that_takes_down_three_nodes_is_given_up_without_blame_on_a_machine()
    {
        var desk = new Desk(refit: Folds);
        var effects = Selected(desk, folds: 1);
        for (var lost = 1; lost <= 3; lost++)
        {
            effects = desk.Hear(new AttemptCrashed(A, Work(Granted(effects)), "OutOfMemoryException"));
        }

        Assert.True(effects.Over);
        Assert.Contains(effects.Events, happened => happened is SearchEvent.Quarantined { Work: WorkUnit.OutOfFold { Number: 0 } });
        Assert.IsType<OutOfFoldEnd.Failed>(Assert.Single(effects.Writes.OfType<StoreWrite.OutOfFoldCounted>()).End);
        Assert.DoesNotContain(effects.Writes, write => write is StoreWrite.ErrorNoted);
    }

    private static Configuration Winner() => Preview.Suggest(Experiment).First();

    private static Effects Selected(Desk desk, int folds = 3)
    {
        desk.Join(A);
        foreach (var fold in desk.Ask(A, 12)) desk.Score(A, fold);
        desk.Hear(new RequestWork(A, 100));
        return desk.State.Select(
            new Selected(SelectionRule.MeanBest, 0, 1, 5), Winner(), [.. Enumerable.Range(0, folds).Select(fold => new ScoredEpoch(fold, 3, 1, 2))], desk.Now);
    }

    private static IEnumerable<IToTrainer> WorkIn(Effects effects) =>
        effects.Messages.Select(sent => sent.Message).Where(message => message is TrainOutOfFold or TrainRefit);

    private static TrainOutOfFold Granted(Effects effects) => effects.Messages.Select(sent => sent.Message).OfType<TrainOutOfFold>().First(fold => fold.Fold == 0);

    private static Effects Told(Desk desk, TrainOutOfFold fold, float train, float validation)
    {
        desk.Hear(new ModelPart(A, fold.Attempt, 0, Bytes));
        return desk.Hear(new OutOfFoldTrained(A, Work(fold, parts: 1), train, validation, Convert.ToHexStringLower(SHA256.HashData(Bytes))));
    }

    private static DoneWork Work(TrainOutOfFold fold, int parts = 0) =>
        new(fold.Attempt, fold.Configuration, fold.ConfigurationKey, fold.Fold, null, 0, 10, parts);

    private static DoneWork Work(TrainRefit refit) => new(refit.Attempt, refit.Configuration, refit.ConfigurationKey, null, refit.Restart, 0, 10, 0);
}
