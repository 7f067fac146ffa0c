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

    /// <summary>For the training of a fold, counted through the repeats from 0.</summary>
    public static TrainingSeed ForFold(ulong seed, int fold) => new(seed, fold);

    /// <summary>For a refit, counted from 0.</summary>
    public static TrainingSeed ForRefit(ulong seed, int restart) => new(seed, FirstRefit + restart);

    /// <summary>The stream of one purpose and epoch (0 where there is none).</summary>
    public RandomStream Stream(StreamPurpose purpose, int epoch = 0) => RandomStream.For(_seed, purpose, _member, epoch);
}
