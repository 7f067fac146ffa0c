using System.Collections.Immutable;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>The features of a space's points: one an axis, two for an ordered axis in a space with conditions.</summary>
internal sealed class FeatureLayout
{
    public FeatureLayout(ImmutableArray<Axis> axes, bool hasConditions)
    {
        Axes = axes.Length;
        var items = ImmutableArray.CreateBuilder<(int, FeatureKind)>();
        for (var axis = 0; axis < Axes; axis++)
        {
            items.Add((axis, axes[axis].IsOrdered ? FeatureKind.Position : FeatureKind.Category));
            if (axes[axis].IsOrdered && hasConditions) items.Add((axis, FeatureKind.Presence));
        }

        Items = items.ToImmutable();
    }

    /// <summary>Number of axes.</summary>
    public int Axes { get; }

    /// <summary>The features and the axes they belong to.</summary>
    public ImmutableArray<(int Axis, FeatureKind Kind)> Items { get; }
}
