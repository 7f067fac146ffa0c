using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

internal static class Layout
{
    /// <summary>Points of <see cref="Spaces.Mixed"/> as features.</summary>
    public static Features Of(IReadOnlyList<double[]> points) => new(new FeatureLayout(Spaces.Mixed.Axes, Spaces.Mixed.HasConditions), points);
}
