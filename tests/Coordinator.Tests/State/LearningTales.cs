using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>The searches of <see cref="LearningSchedulesTests"/>, and what comes of their folds.</summary>
internal static class LearningTales
{
    public const int Configurations = 14;

    public static readonly Experiment Experiment = Search.Experiment("""
        name = learning, seed = 1
        data { kind = noisy-curve, rows = 12 }
        model.kind = noop
        validation.folds = 4
        training { max-epochs = 6, patience = 3 }
        space { model.variant { int = [0, 1000000000] } }
        search { strategy = random, samples = 14 }
        """);

    /// <summary>More than any other fold is lost by the faults of one world.</summary>
    private const int MostCrashes = 12;

    /// <summary>One fold in twelve crashes whenever it is trained beyond some epoch.</summary>
    /// <param name="mend">From then on none does, and the next coordinators are told whether to try again what is quarantined.</param>
    /// <param name="retries">Whether they are.</param>
    public static Tale Tell(LearningKind key, out Action mend, bool retries = true)
    {
        var isMended = false;
        mend = () => isMended = true;
        var tale = Tell(key);
        return tale with
        {
            Plan = plan => tale.Plan(plan) with
            {
                Rules = plan.Rules with { MostLost = isMended ? int.MaxValue : MostCrashes, Flags = new RunFlags { RetryQuarantined = isMended && retries } },
            },
            Outcome = (configuration, fold) => CrashOf(configuration, fold) is { } crash && !isMended ? crash : OutcomeOf(configuration, fold),
        };
    }

    private static FoldOutcome.Quarantined? CrashOf(Configuration configuration, int fold)
    {
        var draws = RandomStream.For(ulong.Parse(configuration.Choices[0].Value, CultureInfo.InvariantCulture), StreamPurpose.GeneratedData, 200 + fold);
        return draws.NextInt32(12) > 0 || OutcomeOf(configuration, fold) is not FoldOutcome.Scored scored
            ? null
            : new FoldOutcome.Quarantined("") { SoFar = scored.Curves.Part(0, draws.NextInt32(scored.Curves.Epochs)) };
    }

    public static Tale Tell(LearningKind key) => new()
    {
        // A fold that is lost three times is quarantined, which is a matter of luck: here it never is.
        Plan = plan => plan with
        {
            Strategy = key.Learns ? new FingerprintStrategy(key.Samples, ahead: 4) : plan.Strategy,
            Racing = key.Racing,
            Stop = key.Stops ? new StopSettings(null, NoBetterFor: 2, Target: 0.5)
                : StopSettings.Never with { After = key.Seconds == 0 ? null : TimeSpan.FromSeconds(key.Seconds) },
            Ladder = key.Brackets == 0 ? null : new RungSchedule(new RungSettings(Reductions: [2], LeastEpochs: null, key.Brackets), maxEpochs: 6),
            SearchAhead = 3,
            Scoring = new Scoring(key.Rule),
            Rules = plan.Rules with { MostLost = int.MaxValue },
        },
        Outcome = OutcomeOf,
        IsCursed = false,
    };

    /// <summary>Follows from the choices, with curves of several lengths; one fold in sixteen diverges.</summary>
    private static FoldOutcome OutcomeOf(Configuration configuration, int fold)
    {
        var variant = ulong.Parse(configuration.Choices[0].Value, CultureInfo.InvariantCulture);
        var draws = RandomStream.For(variant, StreamPurpose.GeneratedData, fold);
        var level = (1 + RandomStream.For(variant, StreamPurpose.GeneratedData, 100).NextSingle()) * (1 + (0.1f * draws.NextSingle()));
        var losses = Enumerable.Range(1, 2 + draws.NextInt32(4)).Select(epoch => (double)(level * (1 + (draws.NextSingle() / epoch)))).ToArray();
        if (draws.NextInt32(16) == 0)
        {
            return new FoldOutcome.Failed("It diverges.", new LossCurves(losses, losses));
        }

        return new FoldOutcome.Scored(1 + Array.IndexOf(losses, losses.Min()), new LossCurves(losses, losses), SomeMetrics.Numbers(level, level, 0));
    }
}

/// <summary>How a search chooses what it trains.</summary>
internal sealed record LearningKind(FoldRacing Racing, SelectionRule Rule, bool Learns, bool Stops)
{
    /// <summary>0: all are trained to their ends.</summary>
    public int Brackets { get; init; }

    /// <summary>How long a run may last; 0: without end.</summary>
    public int Seconds { get; init; }

    public int Samples { get; init; } = LearningTales.Configurations;
}
