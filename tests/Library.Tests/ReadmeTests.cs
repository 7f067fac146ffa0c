using System.Runtime.CompilerServices;

namespace ActorSearch.Library.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_example_of_the_readme_is_compiled_and_finds_its_minimum()
    {
        var (folder, text) = (Folder(), File.ReadAllText(Path.Combine(Folder(), "../../README.md")));
        var example = Lines(text[(text.IndexOf("using ActorSearch;", StringComparison.Ordinal) + "using ActorSearch;".Length)..text.IndexOf("```", text.IndexOf("using ActorSearch;", StringComparison.Ordinal), StringComparison.Ordinal)]);

        Assert.InRange(example.Length, 12, 18);
        Assert.Contains(string.Join('\n', example), string.Join('\n', Lines(File.ReadAllText(Path.Combine(folder, "ReadmeExample.cs")))), StringComparison.Ordinal);
        var best = ReadmeExample.Search().Best!;
        Assert.InRange(best.Values.Number("rate"), 1e-3, 1e-1);
        Assert.InRange(best.Mean, -0.1, 0.6);
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
