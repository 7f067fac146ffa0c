using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Sources;

/// <summary>What the operating system refuses is said by <c>SystemFault</c>: the sentences of .NET and of the C library differ in style, and do not say what to do.</summary>
public partial class SystemWordsTests
{
    private const int LongestHandler = 8;

    // The one gives a path another name before SystemFault reads it, the other passes on what a library of a format says.
    private static readonly string[] Exempt = ["src/Coordinator/Reporting/Files/AtomicFile.cs", "src/TrainerNode/Data/Columnar/TableRefusedException.cs"];

    [Fact]
    public void No_handler_of_system_errors_prints_their_own_words() => Assert.Empty(
        from source in SourceFiles.All()
        let file = source.File.Replace('\\', '/')
        where file.StartsWith("src/", StringComparison.Ordinal) && !Exempt.Contains(file)
        from line in Printed(source.Lines)
        select (file, line));

    [Fact]
    public void A_handler_that_prints_them_is_found() => Assert.Equal(
        [2], Printed(["catch (Exception e) when (e is IOException or UnauthorizedAccessException)", "{ return $\"it cannot be read: {e.Message}\"; }", "catch (IOException other) { }"]));

    private static IEnumerable<int> Printed(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (Handler().Match(lines[i]) is not { Success: true } handler || !SystemErrors().IsMatch(lines[i])) continue;
            var message = $"{handler.Groups["name"].Value}.Message";
            for (var at = i; at < Math.Min(lines.Length, i + LongestHandler) && (at == i || !Handler().IsMatch(lines[at])); at++)
            {
                if (lines[at].Contains(message, StringComparison.Ordinal)) yield return at + 1;
            }
        }
    }

    [GeneratedRegex(@"catch \(\w+ (?<name>\w+)\)")]
    private static partial Regex Handler();

    [GeneratedRegex("IOException|UnauthorizedAccessException|SocketException|Win32Exception")]
    private static partial Regex SystemErrors();
}
