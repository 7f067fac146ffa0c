namespace ActorSearch.Tool.Torch;

/// <summary>SHA-512 of the official packages, in base 64.</summary>
internal static class PackageHashes
{
    private static readonly Dictionary<string, string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TorchSharp"] = "fPXVTF5bUGX7lQqSafcP2W9n3ehuFNKCch7JYghGnEDdDyjOMxtuk0/JJWNiwI82Cw4Lmx3HN7MCoSFFRZeWig==",
        ["libtorch-cpu-linux-x64"] = "XjuaFwqqvwstyeUWyz/xtfhODesmagoPKO7T0VRmiW+r0pJwsXB/vHydA7it9xge36PSXW1qLyRRzvM3J8i9UA==",
        ["libtorch-cpu-win-x64"] = "qvrEe8b8U1SPnsqShWgJ9gE/UfzFiq+QRPJdAegxwtEBgL/jZPQPvKAhqYkpEe5kb6AXCi840KDqvDaHQuAqEA==",
        ["libtorch-cpu-osx-arm64"] = "njbW4NbjnO3UYsZymJA5EA8kvFQZveW2rVS07QinYOxxgs6hyZFTI82zBDt0ix1yRRCZ+v+fm+pHXG37WKjyhA==",
    };

    public static string Find(string package) => All[package];
}
