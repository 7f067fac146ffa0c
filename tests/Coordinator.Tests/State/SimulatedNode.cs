using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>
/// A trainer node without threads and actors: the real outbox, the real credit and the real messages, with results that follow from the work
/// alone.
/// </summary>
/// <param name="outcome">The outcome of a fold, the same on every node. One that is quarantined after some epochs crashes each time it is trained for more.</param>
internal sealed class SimulatedNode(NodeId id, int slots, Experiment experiment, Func<Configuration, int, FoldOutcome> outcome)
{
    private readonly List<SlotJob> _held = [];
    private readonly Outbox _outbox = new();
    private readonly Credit _credit = new(new NodeSettings(id, "simulated", "build", slots, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 2));
    private bool _registered;

    public NodeId Id { get; } = id;

    public int Unacknowledged => _outbox.Count;

    /// <summary>Whether a fold is what it trains now.</summary>
    public bool Trains(FoldId fold) =>
        _held is [SlotJob.Fold { Configuration.Index: var configuration, Number: var number }, ..] && fold == new FoldId(configuration, number);

    /// <summary>The outcome of a fold where a test has no other.</summary>
    public static FoldOutcome OutcomeOf(FoldId fold)
    {
        var loss = 1 + (fold.Configuration * 0.25f) + (fold.Fold * 0.01f);
        return fold is { Configuration: 1, Fold: 0 }
            ? new FoldOutcome.Failed("It diverges.", new LossCurves([1], [float.NaN]))
            : new FoldOutcome.Scored(1, new LossCurves([loss / 2], [loss]), SomeMetrics.Numbers(loss, loss, 0));
    }

    public IEnumerable<IToCoordinator> Beat(TimeSpan now)
    {
        if (!_registered)
        {
            yield return new Register(Id, "simulated", ProtocolVersion.Current, "build", slots, "study", _credit.Received, [.. Attempts()]);
            yield break;
        }

        yield return new Heartbeat(Id, [.. Attempts().Select(attempt => new HeldAttempt(attempt, 0, 0, 0))]);
        yield return _credit.Last;
        foreach (var message in _outbox.Due(now, TimeSpan.FromSeconds(2)))
        {
            yield return message;
        }
    }

    public IEnumerable<IToCoordinator> Hear(IToTrainer message, TimeSpan now)
    {
        switch (message)
        {
            case Registered:
                _registered = true;
                foreach (var request in Ask())
                {
                    yield return request;
                }

                break;
            case RegisterAgain:
                _registered = false;
                break;
            case TrainFold fold when !Attempts().Contains(fold.Attempt):
                _credit.Receive();
                _held.Add(new SlotJob.Fold(fold.Attempt, experiment.Configure(fold.Configuration, [.. fold.Choices]), fold.Fold) { Epochs = fold.Epochs });
                break;
            case TrainRefit refit when !Attempts().Contains(refit.Attempt):
                _credit.Receive();
                _held.Add(new SlotJob.Refit(
                    refit.Attempt, experiment.Configure(refit.Configuration, [.. refit.Choices]), refit.Epochs, refit.HoldOut, refit.Restart));
                break;
            case TrainOutOfFold fold when !Attempts().Contains(fold.Attempt):
                _credit.Receive();
                _held.Add(new SlotJob.OutOfFold(
                    fold.Attempt, experiment.Configure(fold.Configuration, [.. fold.Choices]), fold.Fold, fold.Epochs, fold.WithModel));
                break;
            case Withdraw withdraw:
                _held.RemoveAll(job => job.Attempt == withdraw.Attempt);
                foreach (var request in Ask())
                {
                    yield return request;
                }

                break;
            case ResultAcknowledged acknowledged when _outbox.Remove(acknowledged.Attempt, now) is { } waited:
                _credit.Answered(waited);
                break;
            case PartAcknowledged acknowledged when _outbox.Advance(acknowledged, now) is { } next:
                yield return next;
                break;
            case PartsMissing missing when _outbox.BeginAgain(missing.Attempt, now) is { } first:
                yield return first;
                break;
        }
    }

    /// <summary>Ends the training that was begun first.</summary>
    public IEnumerable<IToCoordinator> Finish(TimeSpan now)
    {
        if (_held.Count == 0)
        {
            yield break;
        }

        var job = _held[0];
        _held.RemoveAt(0);
        JobEnd end = job switch
        {
            SlotJob.Fold fold when outcome(job.Configuration, fold.Number) is var whole => whole is FoldOutcome.Quarantined { SoFar.Epochs: var most } && fold.Epochs > most
                ? new JobEnd.Crashed(new InvalidOperationException("It breaks."))
                : new JobEnd.FoldDone(Until(whole, fold.Epochs)),
            SlotJob.OutOfFold fold => Again(job.Configuration, fold.Number),
            SlotJob.Refit refit => new JobEnd.RefitDone(Refitted(refit), new byte[ProtocolVersion.LargestPart + 10]),
            _ => throw new InvalidOperationException($"{job.GetType().Name} is not a training."),
        };
        _credit.Trained(TimeSpan.FromSeconds(1));
        yield return _outbox.Add(job.Attempt, ResultMessages.Create(Id, 0, job, end, TimeSpan.FromSeconds(1)), now);
        foreach (var request in Ask())
        {
            yield return request;
        }
    }

    /// <summary>Gives back what was begun last.</summary>
    public IEnumerable<IToCoordinator> HandBack()
    {
        if (_held.Count > 0)
        {
            var job = _held[^1];
            _held.RemoveAt(_held.Count - 1);
            yield return new HandedBack(Id, [job.Attempt]);
            foreach (var request in Ask())
            {
                yield return request;
            }
        }
    }

    /// <summary>A training that ends after some epochs, or before.</summary>
    private static FoldOutcome Until(FoldOutcome outcome, int epochs)
    {
        var curves = outcome switch { FoldOutcome.Scored scored => scored.Curves, FoldOutcome.Failed failed => failed.Curves, FoldOutcome.Quarantined broken => broken.SoFar, _ => null };
        if (curves is null || curves.Epochs < epochs || (outcome is FoldOutcome.Scored && curves.Epochs == epochs))
        {
            return outcome;
        }

        var begun = curves.Part(0, epochs);
        return new FoldOutcome.Scored(1 + Array.IndexOf(begun.Validation, begun.Validation.Min()), begun, SomeMetrics.Numbers(0, 0, 0));
    }

    private JobEnd.OutOfFoldDone Again(Configuration configuration, int fold)
    {
        var scored = (FoldOutcome.Scored)outcome(configuration, fold);
        return new JobEnd.OutOfFoldDone(scored.TrainLoss, scored.ValidationLoss, new byte[ProtocolVersion.LargestPart + 20]);
    }

    private static RefitResult Refitted(SlotJob.Refit job)
    {
        var score = new Score(job.Restart, SomeMetrics.Numbers(0, 0, 0));
        return new RefitResult(job.Restart, job.Epochs, new double[job.Epochs], score, score);
    }

    private IEnumerable<IToCoordinator> Ask() => _credit.More(_held.Count) is { } request ? [request] : [];

    private IEnumerable<AttemptId> Attempts() => _held.Select(job => job.Attempt).Concat(_outbox.Attempts);
}
