using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;

namespace ActorSearch.Coordinator.Tests.Dashboard;

public sealed class DashboardChoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Unless_somebody_says_otherwise_it_is_loopback_with_a_token_of_its_own()
    {
        var (one, other) = (Chosen(null), Chosen(null));

        Assert.Equal(("127.0.0.1:8080", false, true), (one.Address.ToString(), one.IsAsked, one.Endpoint.IsLocal));
        Assert.True(one.Token.IsOurs);
        Assert.Equal(43, one.Token.Text.Length);
        Assert.NotEqual(one.Token.Text, other.Token.Text);
    }

    [Fact]
    public void None_is_none()
    {
        Assert.Null(Assert.IsType<Checked<DashboardChoice?>.Right>(DashboardChoice.Read(new DashboardOptions(true, null, null), null)).Value);
    }

    [Theory]
    [InlineData("127.0.0.1:0", "127.0.0.1:0")]
    [InlineData("localhost:81", "127.0.0.1:81")]
    [InlineData("[::1]:8080", "[::1]:8080")]
    public void An_address_is_taken(string text, string address)
    {
        Assert.Equal((address, true), (Chosen(text).Address.ToString(), Chosen(text).IsAsked));
    }

    [Theory]
    [InlineData("8080")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.1:80")]
    [InlineData("::1:80")]
    [InlineData("example.org:80")]
    [InlineData("http://127.0.0.1:80")]
    [InlineData("")]
    public void What_is_no_address_gets_one_sentence(string text)
    {
        Assert.Equal($"--dashboard: the address must be an IP address and a port, for example 127.0.0.1:8080, but is '{text}'.", Mistake(text, null, null));
    }

    [Theory]
    [InlineData("0.0.0.0:8080")]
    [InlineData("192.168.1.5:8080")]
    [InlineData("[::]:8080")]
    public void Other_machines_need_a_token(string address)
    {
        Assert.Contains("so it needs a token", Mistake(address, null, null), StringComparison.Ordinal);
        Assert.False(Chosen(address, null, "0123456789abcdef").Endpoint.IsLocal);
    }

    [Theory]
    [InlineData("watch.example.com")]
    [InlineData("watch.example.com:8443")]
    [InlineData("dockerhost")]
    [InlineData("my_service")]
    [InlineData("192.168.1.5")]
    [InlineData("[2001:db8::7]")]
    [InlineData("[2001:db8::7]:8443")]
    public void A_name_is_a_host_with_or_without_a_port_and_takes_away_that_only_this_machine_reaches_it(string name)
    {
        var endpoint = Search.Right(DashboardChoice.Read(new DashboardOptions(false, null, null) { Names = [name] }, null))!.Endpoint;

        Assert.Equal((name, false, true), (Assert.Single(endpoint.Names), endpoint.IsLocal, endpoint.IsLoopback));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*.example.com")]
    [InlineData("https://watch.example.com")]
    [InlineData("watch.example.com/")]
    [InlineData("watch.example.com:")]
    [InlineData("watch.example.com:http")]
    [InlineData("watch.example.com:70000")]
    [InlineData("2001:db8::7")]
    [InlineData("[watch]:8443")]
    [InlineData("a, b")]
    public void What_is_no_name_gets_one_sentence(string name)
    {
        var mistake = Assert.Single(Assert.IsType<Checked<DashboardChoice?>.Wrong>(
            DashboardChoice.Read(new DashboardOptions(false, null, null) { Names = ["fine", name] }, null)).Mistakes).ToString();

        Assert.StartsWith("--dashboard-name: a name must be a host, for example watch.example.com", mistake, StringComparison.Ordinal);
        Assert.EndsWith($"but is '{name}'.", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_s_token_goes_before_the_environment_s()
    {
        File.WriteAllText(_folder.At("token"), "  token-of-the-file-0\n");

        var token = Chosen(null, _folder.At("token"), "token-of-the-environment").Token;

        Assert.Equal(("token-of-the-file-0", false), (token.Text, token.IsOurs));
        Assert.Equal("token-of-the-environment", Chosen(null, null, "token-of-the-environment").Token.Text);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with spaces in the middle of it")]
    [InlineData("with-an-áccent-in-the-middle")]
    [InlineData("")]
    public void A_token_that_no_header_can_show_or_anybody_can_guess_is_refused(string token)
    {
        File.WriteAllText(_folder.At("token"), token);

        Assert.StartsWith($"{_folder.At("token")}: the token must have at least 16 characters", Mistake(null, _folder.At("token"), null), StringComparison.Ordinal);
        Assert.StartsWith("ACTORSEARCH_DASHBOARD_TOKEN: the token must", Mistake(null, null, token), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_file_that_is_not_there_is_named()
    {
        Assert.StartsWith($"{_folder.At("none")}: the token cannot be read", Mistake(null, _folder.At("none"), null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer a-token-of-sixteen", true)]
    [InlineData("bearer a-token-of-sixteen", true)]
    [InlineData("Bearer a-token-of-sixteen2", false)]
    [InlineData("Bearer a-token-of-sixtee", false)]
    [InlineData("Basic a-token-of-sixteen", false)]
    [InlineData("a-token-of-sixteen", false)]
    [InlineData("Bearer ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_token_opens_with_itself_alone(string? shown, bool opens)
    {
        Assert.Equal(opens, AccessToken.Given("a-token-of-sixteen")!.Opens(shown));
    }

    [Fact]
    public void An_address_that_another_program_has_is_named()
    {
        using var first = Search.Right(DashboardPlace.Take(Chosen("127.0.0.1:0")))!;
        var port = ((System.Net.IPEndPoint)first.Listener!.LocalEndPoint!).Port;

        var second = Assert.IsType<Checked<DashboardPlace?>.Wrong>(DashboardPlace.Take(Chosen($"127.0.0.1:{port}")));

        Assert.Equal($"--dashboard: another program uses 127.0.0.1:{port}: name another port, or 0 for a free one.", Assert.Single(second.Mistakes).ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static DashboardChoice Chosen(string? address, string? file = null, string? environment = null) =>
        Search.Right(DashboardChoice.Read(new DashboardOptions(false, address, file), environment))!;

    private static string Mistake(string? address, string? file, string? environment) => Assert.Single(
        Assert.IsType<Checked<DashboardChoice?>.Wrong>(DashboardChoice.Read(new DashboardOptions(false, address, file), environment)).Mistakes).ToString();
}
