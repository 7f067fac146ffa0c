using System.Diagnostics;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Tracing;

namespace ActorSearch.Coordinator.Actors;

/// <summary>
/// A trace for each fold, refit and out-of-fold training. Its span lasts from the first grant until the result is stored, over all attempts; it contains the
/// trainings, made by their nodes, and the counted one contains its commit. Without a listener there are no spans. Belongs to the
/// coordinator's actor.
/// </summary>
/// <param name="study">Name of the study, a tag of every span.</param>
internal sealed class WorkSpans(string study) : IDisposable
{
    private static readonly ActivitySource Source = new(TraceNames.Coordinator);

    private readonly Dictionary<WorkUnit, Spans> _open = [];

    /// <summary>Called before a transition is stored: adds span ids to handed out work and begins the commits of counted work.</summary>
    /// <param name="said">The message that caused the effects, or null.</param>
    public void Begin(Effects effects, IToCoordinator? said)
    {
        if (!Source.HasListeners())
        {
            return;
        }

        for (var i = 0; i < effects.Messages.Count; i++)
        {
            var (node, message) = effects.Messages[i];
            IToTrainer traced = message switch
            {
                TrainFold fold => fold with { Trace = Grant(new WorkUnit.Fold(new FoldId(fold.Configuration, fold.Fold)), fold.Configuration) },
                TrainOutOfFold fold => fold with { Trace = Grant(new WorkUnit.OutOfFold(fold.Fold) { Part = PartOf(fold.Choices) }, fold.Configuration) },
                TrainRefit refit => refit with { Trace = Grant(new WorkUnit.Refit(refit.Restart) { Part = PartOf(refit.Choices) }, refit.Configuration) },
                _ => message,
            };
            effects.Messages[i] = new Outgoing(node, traced);
        }

        foreach (var work in effects.Events.Select(CountedIn).OfType<WorkUnit>())
        {
            Commit(work, TraceOf(said));
        }
    }

    /// <summary>Passes on a stored event within the span of its work; a counted result ends the span.</summary>
    public void Tell(SearchEvent happened, Action<SearchEvent> tell)
    {
        if (_open.Count == 0 || WorkOf(happened) is not { } work || !_open.TryGetValue(work, out var spans))
        {
            tell(happened);
            return;
        }

        Activity.Current = spans.Work ?? spans.Commit;
        tell(happened);
        Activity.Current = null;
        if (CountedIn(happened) is null)
        {
            spans.Work?.AddEvent(new ActivityEvent(happened.GetType().Name));
            return;
        }

        _open.Remove(work);
        TellEnd(spans.Work, happened);
        spans.Commit?.Dispose();
        spans.Work?.Dispose();
    }

    /// <summary>Ends the spans of work that is not counted.</summary>
    public void Dispose()
    {
        foreach (var spans in _open.Values)
        {
            spans.Commit?.Dispose();
            spans.Work?.SetStatus(ActivityStatusCode.Error, "The coordinator ended before it was counted.").Dispose();
        }

        _open.Clear();
    }

    private string? Grant(WorkUnit work, int configuration)
    {
        if (!_open.TryGetValue(work, out var spans))
        {
            var span = Start(work switch { WorkUnit.Fold => "fold", WorkUnit.OutOfFold => "out-of-fold", _ => "refit" }, ActivityKind.Producer, default);
            span?.SetTag(LogNames.Study, study).SetTag(LogNames.Configuration, configuration);
            _ = work switch
            {
                WorkUnit.Fold fold => span?.SetTag(LogNames.Fold, fold.Id.Fold),
                WorkUnit.OutOfFold again => span?.SetTag(LogNames.Fold, again.Number),
                WorkUnit.Refit refit => span?.SetTag(LogNames.Restart, refit.Restart),
                _ => throw new InvalidOperationException($"{work} is not a kind of work."),
            };
            spans = _open[work] = new Spans(span, null);
        }

        return spans.Work?.Id;
    }

    /// <param name="trace">The training's span, from its node.</param>
    private void Commit(WorkUnit work, string? trace)
    {
        var spans = _open.GetValueOrDefault(work);
        if (ActivityContext.TryParse(trace, null, isRemote: true, out var training) || (training = spans?.Work?.Context ?? default) != default)
        {
            _open[work] = new Spans(spans?.Work, Start("commit", ActivityKind.Internal, training));
        }
    }

    /// <summary>Starts a span without making it current, because the actor's thread continues with other work.</summary>
    private static Activity? Start(string name, ActivityKind kind, ActivityContext parent)
    {
        Activity.Current = null;
        var span = Source.StartActivity(kind, parent, name: name);
        Activity.Current = null;
        return span;
    }

    private static void TellEnd(Activity? span, SearchEvent counted)
    {
        switch (counted)
        {
            case SearchEvent.FoldCounted fold:
                span?.SetTag(LogNames.Attempt, fold.Attempt.ToString()).SetTag(LogNames.Node, fold.Node.Text);
                _ = fold.Line.Status == FoldStatus.Scored
                    ? span?.SetTag(LogNames.Loss, Significand.Shortest(fold.Line.ValidationLoss)).SetTag(LogNames.Epoch, fold.Line.BestEpoch)
                    : span?.SetStatus(ActivityStatusCode.Error, fold.Reason);
                break;
            case SearchEvent.OutOfFoldCounted again:
                span?.SetTag(LogNames.Attempt, again.Attempt.ToString()).SetTag(LogNames.Node, again.Node.Text);
                _ = again.End is OutOfFoldEnd.Failed { Reason: var reason }
                    ? span?.SetStatus(ActivityStatusCode.Error, reason)
                    : span?.SetTag(LogNames.Loss, ((OutOfFoldEnd.Trained)again.End).ValidationLoss);
                break;
            case SearchEvent.RefitCounted refit:
                span?.SetTag(LogNames.Attempt, refit.Attempt.ToString()).SetTag(LogNames.Node, refit.Node.Text);
                if (refit.End is RefitEnd.Failed failed)
                {
                    span?.SetStatus(ActivityStatusCode.Error, failed.Reason);
                }

                break;
        }
    }

    private static int PartOf(Choice[] choices) => OuterPart.In([.. choices])?.Number ?? 0;

    private static WorkUnit? CountedIn(SearchEvent happened) => happened switch
    {
        SearchEvent.FoldCounted fold => new WorkUnit.Fold(fold.Fold),
        SearchEvent.OutOfFoldCounted again => new WorkUnit.OutOfFold(again.Fold) { Part = again.Part },
        SearchEvent.RefitCounted refit => new WorkUnit.Refit(refit.Restart) { Part = refit.Part },
        _ => null,
    };

    private static WorkUnit? WorkOf(SearchEvent happened) => happened switch
    {
        SearchEvent.Requeued requeued => requeued.Work,
        SearchEvent.Quarantined quarantined => quarantined.Work,
        SearchEvent.Adopted adopted => adopted.Work,
        SearchEvent.Crashed crashed => crashed.Work,
        _ => CountedIn(happened),
    };

    private static string? TraceOf(IToCoordinator? said) => said switch
    {
        FoldScored scored => scored.Work.Trace,
        FoldFailed failed => failed.Work.Trace,
        OutOfFoldTrained trained => trained.Work.Trace,
        OutOfFoldFailed failed => failed.Work.Trace,
        RefitTrained trained => trained.Work.Trace,
        RefitFailed failed => failed.Work.Trace,
        AttemptCrashed crashed => crashed.Work.Trace,
        _ => null,
    };

    private sealed record Spans(Activity? Work, Activity? Commit);
}
