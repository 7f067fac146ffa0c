namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Places for files whose names came over the network: they are below the folder of the cache, whatever the names say.</summary>
internal static class SafePlace
{
    private const int LongestPart = 200, MostParts = 16;

    private static readonly char[] Forbidden = [.. "\\:*?\"<>|", .. Enumerable.Range(0, 32).Select(code => (char)code), (char)127];

    /// <summary>Whether a name is a relative path that stays below its folder on all systems.</summary>
    public static bool IsSafe(string name) => name.Split('/') is { Length: <= MostParts } parts && parts.All(IsSafePart);

    /// <summary>A place for a file that a user calls so: the name itself if it is safe, otherwise its last part; null where neither is.</summary>
    public static string? Check(string name) => IsSafe(name) ? name
        : name[(name.LastIndexOf('/') + 1)..] is var last && IsSafePart(last) ? last
        : null;

    private static bool IsSafePart(string part) =>
        part.Length is > 0 and <= LongestPart && part.IndexOfAny(Forbidden) < 0 && !part.EndsWith('.') && !part.EndsWith(' ');
}
