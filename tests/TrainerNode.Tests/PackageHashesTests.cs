using ActorSearch.Tool.Torch;

namespace ActorSearch.TrainerNode.Tests;

/// <summary>The hashes that <c>actorsearch torch</c> knows are those of the packages that this build was made with.</summary>
public class PackageHashesTests
{
    [Theory]
    [InlineData("torchsharp")]
    [InlineData("libtorch-cpu-")]
    public void The_hash_of_a_package_is_that_of_the_build(string begin)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var hashes = Directory.GetDirectories(packages, $"{begin}*").SelectMany(package => Directory.GetFiles(package, "*.nupkg.sha512", SearchOption.AllDirectories))
            .Where(file => PackageVersions.Contains(Path.GetFileName(Path.GetDirectoryName(file))))
            .ToList();

        Assert.NotEmpty(hashes);
        Assert.All(hashes, file => Assert.Equal(PackageHashes.Find(Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file))!)), File.ReadAllText(file)));
    }

    private static readonly string[] PackageVersions =
        [.. typeof(PackageHashesTests).Assembly.GetCustomAttributes(false).OfType<System.Reflection.AssemblyMetadataAttribute>().Where(data => data.Key.EndsWith("TorchVersion", StringComparison.Ordinal)).Select(data => data.Value!)];
}
