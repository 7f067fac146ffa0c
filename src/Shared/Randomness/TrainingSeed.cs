namespace ActorSearch.Shared.Randomness;

/// <summary>
/// Where one training's draws come from. Configurations share it (common random numbers), so that they differ by their
/// hyperparameters and not by luck.
/// </summary>
public readonly record struct TrainingSeed
{
    private const int FirstRefit = 1 << 30;

    private readonly ulong _seed;
    private readonly int _member;

    private TrainingSeed(ulong seed, int member) => (_seed, _member) = (seed, member);

    /// <summary>Members of a stream that an outer part has to itself; more than there are folds or restarts.</summary>
    internal const int OfPart = 1 << 20;

    /// <summary>For the training of a fold, counted through the repeats from 0.</summary>
    /// <param name="part">The outer part that the search leaves out, from 1; 0 for the search over all rows.</param>
    public static TrainingSeed ForFold(ulong seed, int fold, int part = 0) => new(seed, (part * OfPart) + fold);

    /// <summary>For a refit, counted from 0.</summary>
    /// <param name="part">As above.</param>
    public static TrainingSeed ForRefit(ulong seed, int restart, int part = 0) => new(seed, FirstRefit + (part * OfPart) + restart);

    /// <summary>What makes the same one in another process, see <see cref="Derive"/>.</summary>
    public (ulong Seed, int Member) Key => (_seed, _member);

    /// <summary>The one with this key.</summary>
    public static TrainingSeed Derive((ulong Seed, int Member) key) => new(key.Seed, key.Member);

    /// <summary>The stream of one purpose and epoch (0 where there is none).</summary>
    public RandomStream Stream(StreamPurpose purpose, int epoch = 0) => RandomStream.For(_seed, purpose, _member, epoch);
}
