using ActorSearch.TrainerNode.Commands;
using ActorSearch.TrainerNode.Tests.Data;

namespace ActorSearch.TrainerNode.Tests.Commands;

/// <summary>A trainer that cannot start as it is told.</summary>
public sealed class TrainerCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("--coordinator")]
    [InlineData("--coordinator", "--coordinator", "somewhere")]
    [InlineData("a port is from 1 to 65535", "--coordinator", "somewhere:99999")]
    [InlineData("without http://", "--coordinator", "http://somewhere:4053")]
    [InlineData("without akka.tcp://", "--coordinator", "akka.tcp://actorsearch@somewhere:4053/user")]
    [InlineData("needs brackets", "--coordinator", "::1:4053")]
    [InlineData("--data: there is no folder", "--coordinator", "127.0.0.1:4053", "--data", "nowhere")]
    [InlineData("--hostname", "--coordinator", "127.0.0.1:4053", "--hostname", "10.0.0.1")]
    [InlineData("nofile", "--coordinator", "127.0.0.1:4053", "--tls", "nofile")]
    [InlineData("--port", "--coordinator", "127.0.0.1:4053", "--port", "65536")]
    [InlineData("actorsearch.beat", "--coordinator", "127.0.0.1:4053", "--set", "actorsearch.beat=foo")]
    [InlineData("actorsearch.beat", "--coordinator", "127.0.0.1:4053", "--set", "actorsearch.beat=0 s")]
    [InlineData("There is no option '--slot'. Did you mean --slots?", "--coordinator", "127.0.0.1:4053", "--slot", "2")]
    [InlineData("There is no option '--bogus'. See --help.", "--coordinator", "127.0.0.1:4053", "--bogus")]
    [InlineData("There is no option '-x'. See --help.", "--coordinator", "127.0.0.1:4053", "-x")]
    [InlineData("'more' is not an option, and there are no arguments without one. See --help.", "--coordinator", "127.0.0.1:4053", "more")]
    [InlineData("--metrics-token-file requires --metrics", "--coordinator", "127.0.0.1:4053", "--metrics-token-file", "file")]
    [InlineData("akka.nonsense", "--coordinator", "127.0.0.1:4053", "--set", "akka.nonsense=1")]
    public void A_mistake_is_one_sentence_and_begins_no_life(string named, params string[] arguments)
    {
        using StringWriter output = new(), error = new();

        var code = new TrainerGrammar((options, state) => new TrainerCommand(output, error).Do(options, state))
            .Invoke([.. arguments, "--state", _folder.File("trainer")], output, error);

        Assert.Equal((2, ""), (code, output.ToString()));
        Assert.Contains(named, Assert.Single(error.ToString().TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("trainer")));
    }

    public void Dispose() => _folder.Dispose();
}
