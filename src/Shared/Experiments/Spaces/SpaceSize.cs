namespace ActorSearch.Shared.Experiments.Spaces;

/// <summary>Whether a space can be counted.</summary>
internal static class SpaceSize
{
    /// <summary>Whether no continuous dimension can ever vary: counting it once or twice makes no difference then.</summary>
    public static bool IsFinite(SpaceConditions conditions) =>
        new SpaceGrid(conditions, continuous: 1).Count == new SpaceGrid(conditions, continuous: 2).Count;
}
