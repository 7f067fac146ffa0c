using System.Text.Json;

namespace ActorSearch.Shared.Tests.Sources;

public class TemplateTests
{
    [Fact]
    public void No_name_of_a_new_project_gives_two_files_the_same_name()
    {
        var templates = Directory.GetFiles(Path.Combine(Repository.Root(), "templates"), "template.json", SearchOption.AllDirectories);

        Assert.NotEmpty(templates);
        foreach (var template in templates)
        {
            using var described = JsonDocument.Parse(File.ReadAllText(template));
            var name = described.RootElement.GetProperty("sourceName").GetString()!;
            var folder = Path.GetDirectoryName(Path.GetDirectoryName(template))!;

            // dotnet new replaces the name in them, and a fixed name could be the one that a user chooses.
            Assert.All(Directory.GetFiles(folder, "*.cs"), file => Assert.StartsWith(name, Path.GetFileName(file), StringComparison.Ordinal));
        }
    }
}
