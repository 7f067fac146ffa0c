using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Hocon;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search;

/// <summary>Points that a person gives a search to begin with: some choices each.</summary>
internal static class StartPoints
{
    /// <summary>The whole choices of each; what a point leaves open is drawn.</summary>
    /// <param name="points">Choices of the space, written as a person would; those of settings that do not vary are passed over.</param>
    public static ImmutableArray<ImmutableArray<Choice>> Complete(
        Experiment experiment, EncodedSpace space, ImmutableArray<ImmutableArray<Choice>> points) =>
        [.. points.Select((point, index) => Complete(experiment.Schema, space, RandomStream.For(experiment.Seed, StreamPurpose.Suggestion, index, epoch: 4), point))];

    private static ImmutableArray<Choice> Complete(ExperimentSchema schema, EncodedSpace space, RandomStream stream, ImmutableArray<Choice> written)
    {
        var given = written.ToDictionary(choice => choice.Path, choice => schema.Find(choice.Path)?.Canonical(new HoconTree.Text(choice.Value)) ?? choice.Value);
        var point = new double[space.Axes.Length];
        Array.Fill(point, double.NaN);
        foreach (var (path, value) in given)
        {
            if (space.AxisOf(path) is >= 0 and var axis) point[axis] = space.PositionOf(axis, value);
        }

        // A number goes through its position and back with an error in the last bit: the person's own is kept.
        space.Complete(point, ref stream);
        return [.. space.Decode(point).Select(choice => choice with { Value = given.GetValueOrDefault(choice.Path, choice.Value) })];
    }
}
