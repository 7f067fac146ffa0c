using System.Text.RegularExpressions;
using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Tests.Commands.Running;

public class RunFlagsTests
{
    [Fact]
    public void A_flag_is_named_in_at_most_four_files_from_its_option_to_what_reads_it()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj")).Select(File.ReadAllText).ToList();

        Assert.All(typeof(RunFlags).GetProperties().Where(flag => flag.PropertyType == typeof(bool)), flag =>
            Assert.InRange(sources.Count(text => Regex.IsMatch(text, $@"\b{flag.Name}\b")), 2, 4));
    }
}
