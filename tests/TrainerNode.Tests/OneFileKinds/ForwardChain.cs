using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Rows in the order of the file: each fold trains on those before its block and validates on the block, for data that has a time.</summary>
public sealed record ForwardChain(int Blocks) : ValidationSettings
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "forward", values => new ForwardChain(values.Get(SearchSection.Folds)), SearchSection.Folds);

    public override int Folds => Blocks;

    public override int Repeats => 1;

    public override double TestToTrain => 2.0 / (Blocks + 1);

    public override Mistake? Check(int rows) => rows > Blocks ? null : new Mistake(
        "validation.folds", $"{Blocks} blocks need at least {Blocks + 1} training rows, but there are {rows}; set validation.folds to {rows - 1} or less.");

    public override FoldSplit Split(Strata strata, int[] shuffled, int fold)
    {
        var start = (fold + 1) * strata.Rows / (Blocks + 1);
        var end = (fold + 2) * strata.Rows / (Blocks + 1);
        return new FoldSplit([.. Enumerable.Range(0, start)], [.. Enumerable.Range(start, end - start)]);
    }

    public override string Words(bool hasClasses) => $"{Blocks} blocks, one after the other";
}
