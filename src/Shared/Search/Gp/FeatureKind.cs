namespace ActorSearch.Shared.Search.Gp;

/// <summary>How a distance along a feature is taken.</summary>
internal enum FeatureKind
{
    /// <summary>The difference of positions.</summary>
    Position,

    /// <summary>The difference between varying and not varying.</summary>
    Presence,

    /// <summary>1 where the values differ, 0 where they are the same.</summary>
    Category,
}
