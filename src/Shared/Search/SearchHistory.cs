namespace ActorSearch.Shared.Search;

/// <summary>What a strategy knows when it is asked for the choices at an index.</summary>
/// <param name="Trials">
/// By index. The result is null for the last <see cref="ISearchStrategy.Ahead"/> − 1 indices before the one asked for, whether they ended or not:
/// of these the choices alone are known. May be empty for a strategy that looks at no results.
/// </param>
public sealed record SearchHistory(IReadOnlyList<SearchTrial> Trials)
{
    /// <summary>Before the first suggestion.</summary>
    public static SearchHistory Empty { get; } = new([]);
}
