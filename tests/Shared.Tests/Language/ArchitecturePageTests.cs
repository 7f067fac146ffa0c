using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Language;

public partial class ArchitecturePageTests
{
    [Theory]
    [InlineData("src/Shared")]
    [InlineData("src/TrainerNode")]
    [InlineData("src/Coordinator")]
    public void The_architecture_page_lists_the_folders_of_each_project(string project)
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root(), project))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not ("bin" or "obj"));

        Assert.Equal(folders.Order(StringComparer.Ordinal), Listed(project).Order(StringComparer.Ordinal));
    }

    /// <summary>The names in the first column of the table below the project's heading.</summary>
    private static IEnumerable<string> Listed(string project)
    {
        return File.ReadLines(Path.Combine(Repository.Root(), "docs", "architecture.md"))
            .SkipWhile(line => !line.StartsWith($"### {project}:", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line.Split('|')[1]).Select(name => name.Groups[1].Value));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
