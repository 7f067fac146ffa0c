using System.Security.Cryptography;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Tests.Actors;

public class ResultMessagesTests
{
    private static readonly NodeId Node = new("a");
    private static readonly ModelMetrics Metrics = SomeMetrics.Numbers(1, 2, 3);

    [Fact]
    public void A_short_result_is_one_message()
    {
        var scored = Assert.IsType<FoldScored>(Assert.Single(Of(Fold(), Scored(100))));

        Assert.Equal(100, scored.Curves.Epochs);
        Assert.Equal((0, 3), (scored.Work.Parts, scored.Work.Slot));
    }

    [Fact]
    public void Long_curves_go_ahead_in_parts_that_join_to_the_whole()
    {
        var messages = Of(Fold(), Scored(20_000));

        var parts = messages.OfType<CurvePart>().ToList();
        var last = Assert.IsType<FoldScored>(messages[^1]);
        Assert.Equal(Enumerable.Range(0, last.Work.Parts), parts.Select(part => part.Part));
        Assert.Equal(Curve(20_000), parts.SelectMany(part => part.Curves.Validation).Concat(last.Curves.Validation));
        Assert.All(parts, part => Assert.InRange(sizeof(double) * (part.Curves.Train.Length + part.Curves.Validation.Length), 1, ProtocolVersion.LargestPart));
    }

    [Fact]
    public void A_model_goes_ahead_in_parts_and_its_digest_with_the_result()
    {
        var model = RandomNumberGenerator.GetBytes(100_000);
        var score = new Score(1, Metrics);
        var messages = Of(
            new SlotJob.Refit(new AttemptId(1, 1), Configuration(), 7, 0, 2), new JobEnd.RefitDone(new RefitResult(2, 7, Curve(7), score, null), model));

        var last = Assert.IsType<RefitTrained>(messages[^1]);
        Assert.Equal(model, messages.OfType<ModelPart>().SelectMany(part => part.Bytes));
        Assert.Equal(messages.Count - 1, last.Work.Parts);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(model)), last.ModelSha256);
        Assert.Equal(((int?)null, (int?)2), (last.Work.Fold, last.Work.Restart));
    }

    [Fact]
    public void The_held_out_losses_of_a_refit_go_ahead_with_those_of_its_training()
    {
        var result = new RefitResult(2, 9, Curve(20_000), new Score(1, Metrics), null)
        {
            Validation = new Score(2, Metrics),
            ValidationCurve = [.. Curve(20_000).Reverse()],
        };
        var messages = Of(new SlotJob.Refit(new AttemptId(1, 1), Configuration(), 7, 0.2, 2), new JobEnd.RefitDone(result, [1]));

        var last = Assert.IsType<RefitTrained>(messages[^1]);
        Assert.Equal(result.ValidationCurve, messages.OfType<CurvePart>().SelectMany(part => part.Curves.Validation).Concat(last.Result.ValidationCurve));
        Assert.Equal(result.TrainCurve, messages.OfType<CurvePart>().SelectMany(part => part.Curves.Train).Concat(last.Result.TrainCurve));
    }

    [Fact]
    public void The_predictions_of_a_fold_that_is_trained_again_go_ahead_in_parts()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var messages = Of(new SlotJob.OutOfFold(new AttemptId(1, 1), Configuration(), 4, 7, false), new JobEnd.OutOfFoldDone(1, 2, bytes));

        var last = Assert.IsType<OutOfFoldTrained>(messages[^1]);
        Assert.Equal(bytes, messages.OfType<ModelPart>().SelectMany(part => part.Bytes));
        Assert.Equal(messages.Count - 1, last.Work.Parts);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), last.Sha256);
        Assert.Equal(((int?)4, (int?)null), (last.Work.Fold, last.Work.Restart));
    }

    [Fact]
    public void A_cancelled_training_has_no_result()
    {
        Assert.Empty(Of(Fold(), new JobEnd.Cancelled()));
    }

    [Fact]
    public void A_bug_is_told_in_one_line()
    {
        var crashed = Assert.IsType<AttemptCrashed>(Assert.Single(Of(Fold(), new JobEnd.Crashed(new InvalidOperationException("No.\nAt all.")))));

        Assert.Equal("InvalidOperationException: No", crashed.Sentence);
    }

    private static IReadOnlyList<IToCoordinator> Of(SlotJob job, JobEnd end) => ResultMessages.Create(Node, 3, job, end, TimeSpan.FromSeconds(1));

    private static SlotJob.Fold Fold() => new(new AttemptId(1, 1), Configuration(), 0);

    private static JobEnd.FoldDone Scored(int epochs) => new(new FoldOutcome.Scored(1, new LossCurves(Curve(epochs), Curve(epochs)), Metrics));

    private static double[] Curve(int epochs) => [.. Enumerable.Range(0, epochs).Select(epoch => (double)epoch)];

    private static Configuration Configuration() => new(0, new ConfigurationKey(new string('a', 64)), [], null!);
}
