namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// How many units of work a node asks for beyond what its slots train, so that a slot need not wait for the next one: none where a training
/// is long compared with a round trip to the coordinator, as many as are trained in two round trips if it is short.
/// </summary>
/// <param name="slots">Parallel trainings.</param>
/// <param name="most">Most units of a slot.</param>
public sealed class Prefetch(int slots, int most)
{
    /// <summary>How much the latest measurement counts in a running mean.</summary>
    private const double Share = 0.1;

    /// <summary>Seconds of trainings that may wait in one slot while another is free.</summary>
    private const double LongestRow = 0.0005;

    private const int DeepestRow = 32;

    /// <summary>A round trip that is a smaller share of a training than this does not count.</summary>
    private const double Noticed = 0.01;

    private double? _training, _answer;

    /// <summary>Units beyond the slots.</summary>
    public int Units => _training is not { } training || _answer is not { } answer || answer < Noticed * training
        ? 0
        : slots * (int)Math.Clamp(Math.Ceiling(2 * answer / Math.Max(training, 1e-6)), 1, most);

    /// <summary>Trainings that a slot has at once: more than one where they end faster than a thread is woken, yet no more than a moment's.</summary>
    public int Depth => _training is { } training ? (int)Math.Clamp(LongestRow / Math.Max(training, 1e-6), 1, DeepestRow) : 1;

    /// <summary>A training took so long.</summary>
    public void Trained(TimeSpan duration) => Take(ref _training, duration);

    /// <summary>Whether trainings last so long, against what those before let expect, that nothing need wait behind them.</summary>
    /// <param name="unended">Time in which none has ended.</param>
    public bool Lasts(TimeSpan unended) => _answer < Noticed * unended.TotalSeconds;

    /// <summary>A result was acknowledged after so long.</summary>
    public void Answered(TimeSpan duration) => Take(ref _answer, duration);

    private static void Take(ref double? mean, TimeSpan duration) =>
        mean = mean is { } before ? before + (Share * (duration.TotalSeconds - before)) : duration.TotalSeconds;
}
