using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Generated;

namespace ActorSearch.TrainerNode.Tests.Data.Checks;

/// <summary>Small tables for tests, and the remarks on them.</summary>
internal static class SomeData
{
    public const int Rows = 40;

    public static Experiment Usual { get; } = new(
        "some", 1, new NoisyCurve(20, 0.1, 0), new KFold(5, 1), new StrategySettings(experiment => new GridSearch(new EncodedSpace(experiment))),
        new SelectionSettings(SelectionRule.MeanBest), new RefitSettings(new RefitEpochs.MeanBest(), 1), new SearchSpace([]),
        ImmutableSortedDictionary<string, string>.Empty)
    {
        Schema = BuiltIn.Schema,
    };

    public static string Only(ImmutableArray<Remark> remarks) => Assert.Single(remarks) is var remark ? $"{remark.Id}: {remark.Sentence}" : "";

    public static ImmutableArray<Remark> Remarks(params (string Name, Func<int, float> Value)[] inputs) => Remarks(new DataSet(Table(Noise(9), [], inputs), null, ""));

    public static ImmutableArray<Remark> Remarks(DataSet data) => DataChecks.Remarks(Usual, data);

    public static ImmutableArray<Remark> Classes(
        ImmutableArray<string> classes, Func<int, float> label, params (string Name, Func<int, float> Value)[] inputs) =>
        Remarks(new DataSet(Table(label, classes, inputs), null, ""));

    public static ImmutableArray<Remark> Tested(Func<int, float> train, Func<int, float> test) => Remarks(
        new DataSet(Table(Noise(9), [], ("b", Noise(1)), ("a", train)), Table(Noise(9), [], ("b", Noise(1)), ("a", test)), ""));

    public static DataTable Table(Func<int, float> target, ImmutableArray<string> classes, params (string Name, Func<int, float> Value)[] inputs) => new(
        [.. inputs.Select(input => input.Name)],
        "y",
        [.. Enumerable.Range(0, Rows).SelectMany(row => inputs.Select(input => input.Value(row)))],
        [.. Enumerable.Range(0, Rows).Select(target)])
    {
        Classes = classes,
    };

    /// <summary>Numbers without a pattern that repeat at no row.</summary>
    public static Func<int, float> Noise(int seed) => row => (((row + 1) * 7919 * seed) + (seed * 104729)) % 10007 / 1000f;
}
