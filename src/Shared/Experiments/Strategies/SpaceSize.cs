namespace ActorSearch.Shared.Experiments.Strategies;

/// <summary>Whether a space can be counted.</summary>
internal static class SpaceSize
{
    public static bool IsFinite(SpaceConditions conditions) =>
        conditions.Dimensions.All(dimension => dimension.Values is DimensionValues.Listed or DimensionValues.Whole);
}
