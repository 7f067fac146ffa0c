using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Shared.Tests.Wire;

public class MutualTlsTests
{
    private const int Tries = 5;
    private static readonly TestCertificates Ours = new();
    private static readonly TestCertificates Others = new();

    [Fact]
    public async Task Nodes_of_one_authority_form_a_cluster()
    {
        await using var coordinator = TestNode.Coordinator(Secured(Ours));
        await using var trainer = TestNode.TrainerOf(coordinator.Port, Ours.Settings());

        await Task.WhenAll(coordinator.UntilMembers(2), trainer.UntilMembers(2));
        trainer.InboxOf(coordinator).Tell(new SampleMessages.Hello(7, "there"));

        Assert.Equal(new SampleMessages.Hello(7, "there"), coordinator.Next());
        Assert.NotEmpty(coordinator.Associations);
    }

    [Fact]
    public async Task A_node_of_another_authority_does_not_get_in_and_ends()
    {
        await using var coordinator = TestNode.Coordinator(Secured(Ours));
        await using var stranger = TestNode.TrainerOf(coordinator.Port, Others.Settings());

        await stranger.System.WhenTerminated.WaitAsync(TestNode.Patience);

        AssertAlone(coordinator);
    }

    [Fact]
    public async Task A_node_without_TLS_does_not_get_in()
    {
        await using var coordinator = TestNode.Coordinator(Secured(Ours));
        await using var stranger = TestNode.TrainerOf(coordinator.Port);

        await stranger.UntilRefused();

        AssertAlone(coordinator);
    }

    [Fact]
    public async Task Strangers_are_hung_up_on_and_each_kind_is_told_once()
    {
        await using var coordinator = TestNode.Coordinator(Secured(Ours));
        using var another = Others.Certificate;

        for (var i = 0; i < Tries; i++)
        {
            await CallPlainly(coordinator.Port);
            await CallTakingAnyServer(coordinator.Port, []);
            await CallTakingAnyServer(coordinator.Port, [another]);
        }

        await coordinator.UntilLogged("not an SSL/TLS record");
        await coordinator.UntilLogged("did not provide a certificate");
        await coordinator.UntilLogged("is not in the authority file");
        AssertAlone(coordinator);
        Assert.True((await coordinator.Log()).Length == 3, string.Join("\n", await coordinator.Log()));
    }

    [Theory]
    [InlineData("missing.pem", "node.pem", "node.key", "missing.pem")]
    [InlineData("authority.pem", "node.pem", "", "actorsearch.tls.key")]
    [InlineData("authority.pem", "node.pem", "../authority.key", "does not belong to any certificate")]
    [InlineData("node.pem", "node.pem", "node.key", "has no root")]
    [InlineData("authority.pem", "node.key", "node.key", "node.key: this is not a certificate in PEM form")]
    public void A_file_that_cannot_serve_is_named(string authority, string certificate, string key, string said)
    {
        var tls = new TestCertificates().Settings(authority, certificate, key);

        var mistake = Assert.Single(TestNode.Mistakes(new NodeOptions(NodeRole.Coordinator) { Port = 0, Tls = tls }));

        Assert.True(mistake.ToString().Contains(said, StringComparison.Ordinal), mistake.ToString());
    }

    [Fact]
    public void A_certificate_that_has_run_out_is_not_started_with()
    {
        var folder = Scratch.Folder();
        CertificateAuthority.Issue(folder, ["old"], DateTimeOffset.UtcNow.AddYears(-3));

        var old = new NodeOptions(NodeRole.Coordinator) { Port = 0, Tls = Path.Combine(folder, "old", "tls.conf") };
        var mistake = Assert.Single(TestNode.Mistakes(old));

        Assert.Contains("expired on", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_node_gets_a_certificate_of_the_same_authority_and_nothing_is_overwritten()
    {
        var made = new TestCertificates();
        var authority = File.ReadAllText(Path.Combine(made.Folder, "authority.pem"));

        CertificateAuthority.Issue(made.Folder, ["later"], DateTimeOffset.UtcNow);

        Assert.Equal(authority, File.ReadAllText(Path.Combine(made.Folder, "authority.pem")));
        Assert.Throws<IOException>(() => CertificateAuthority.Issue(made.Folder, ["later"], DateTimeOffset.UtcNow));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(made.Folder, "later", "node.key")));
    }

    private static NodeOptions Secured(TestCertificates certificates) => new(NodeRole.Coordinator) { Tls = certificates.Settings() };

    private static async Task CallPlainly(int port)
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync("127.0.0.1", port);
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"));
        await UntilHungUp(caller.GetStream());
    }

    private static async Task CallTakingAnyServer(int port, X509CertificateCollection shown)
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync("127.0.0.1", port);
        await using var secured = new SslStream(caller.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            ClientCertificates = shown,
            RemoteCertificateValidationCallback = (_, server, _, _) => server is not null,
        };
        try
        {
            await secured.AuthenticateAsClientAsync(options);
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            // With TLS 1.2 the handshake itself fails, with TLS 1.3 the first read.
            return;
        }

        await UntilHungUp(secured);
    }

    /// <summary>Ends when the other side has closed, after an alert perhaps.</summary>
    private static async Task UntilHungUp(Stream stream)
    {
        var buffer = new byte[1024];
        try
        {
            while (await stream.ReadAsync(buffer).AsTask().WaitAsync(TestNode.Patience) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Closed with a reset.
        }
    }

    private static void AssertAlone(TestNode coordinator)
    {
        Assert.Empty(coordinator.Associations);
        Assert.Equal(1, coordinator.Members);
        Assert.False(coordinator.System.WhenTerminated.IsCompleted);
    }
}
