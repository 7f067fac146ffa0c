namespace ActorSearch.Shared.Hocon;

/// <summary>The leaves of an object by their paths.</summary>
public static class HoconLeaves
{
    /// <summary>Everything below an object that is not an object itself, in order.</summary>
    /// <param name="branch">The object.</param>
    /// <param name="isLeaf">Objects that are leaves all the same; default: none.</param>
    public static IEnumerable<(string Path, HoconTree Value)> Leaves(this HoconTree.Branch branch, Func<HoconTree.Branch, bool>? isLeaf = null) =>
        branch.Fields.SelectMany(field => field.Value is HoconTree.Branch inner && isLeaf?.Invoke(inner) != true
            ? inner.Leaves(isLeaf).Select(leaf => ($"{field.Key}.{leaf.Path}", leaf.Value))
            : [(field.Key, field.Value)]);
}
