using ActorSearch.Shared.Network;
using ActorSearch.Shared.Tests.Wire;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Tests.Network;

/// <summary>A node's certificates as its files change.</summary>
public sealed class CertificateWatchTests : ILogEventSink
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly List<string> _said = [];
    private readonly string _folder = Scratch.Folder();
    private readonly CertificateWatch _watch;

    public CertificateWatchTests()
    {
        Replace(Now);
        _watch = new CertificateWatch(Of("tls.conf"), new LoggerConfiguration().WriteTo.Sink(this).CreateLogger());
        Assert.False(_watch.Look(Now));
    }

    [Fact]
    public void Other_certificates_are_reported_once()
    {
        Assert.False(_watch.Look(Now));
        Replace(Now);

        Assert.True(_watch.Look(Now));
        Assert.False(_watch.Look(Now));
        Assert.Empty(_said);
    }

    [Fact]
    public void A_second_authority_is_another_certificate_too()
    {
        var second = Scratch.Folder();
        CertificateAuthority.Issue(second, ["node"], Now);
        File.AppendAllText(Of("authority.pem"), File.ReadAllText(Path.Combine(second, "authority.pem")));

        Assert.True(_watch.Look(Now));
    }

    [Fact]
    public void Files_that_do_not_fit_each_other_change_nothing_and_are_reported_once()
    {
        var key = File.ReadAllText(Of("node.key"));
        var others = Scratch.Folder();
        CertificateAuthority.Issue(others, ["node"], Now);
        File.Copy(Path.Combine(others, "node", "node.key"), Of("node.key"), overwrite: true);

        Assert.False(_watch.Look(Now));
        Assert.False(_watch.Look(Now));
        Assert.StartsWith("CertificatesRejected: this node keeps its certificates", Assert.Single(_said), StringComparison.Ordinal);
        Assert.Contains("node.key", _said[0], StringComparison.Ordinal);

        File.WriteAllText(Of("node.key"), key);
        Assert.False(_watch.Look(Now));
        Replace(Now);
        Assert.True(_watch.Look(Now));
    }

    [Fact]
    public void The_last_month_is_announced_once_a_day()
    {
        Replace(Now.AddYears(-2).AddDays(20));

        Assert.True(_watch.Look(Now));
        Assert.False(_watch.Look(Now.AddHours(23)));
        Assert.Single(_said);
        Assert.False(_watch.Look(Now.AddHours(24)));

        Assert.Equal(2, _said.Count);
        Assert.All(_said, said => Assert.Matches("^CertificateEnds: the certificate in .*node.pem expires on 2[0-9-]+ [0-9:]+ UTC. Replace the files", said));
    }

    [Fact]
    public void So_is_the_end_of_the_authority()
    {
        Replace(Now.AddYears(-10).AddDays(20), nodes: Now);

        Assert.True(_watch.Look(Now));
        Assert.Contains("CN=ActorSearch private authority', an authority of the certificate in", Assert.Single(_said), StringComparison.Ordinal);
    }

    void ILogEventSink.Emit(LogEvent logEvent) => _said.Add(logEvent.RenderMessage(null));

    private string Of(string file) => Path.Combine(_folder, "node", file);

    /// <summary>Makes another authority and a certificate of it.</summary>
    private void Replace(DateTimeOffset authority, DateTimeOffset? nodes = null)
    {
        var made = Scratch.Folder();
        CertificateAuthority.Issue(made, [], authority);
        CertificateAuthority.Issue(made, ["node"], nodes ?? authority);
        Directory.CreateDirectory(Path.Combine(_folder, "node"));
        foreach (var file in Directory.GetFiles(Path.Combine(made, "node")))
            File.Copy(file, Of(Path.GetFileName(file)), overwrite: true);
    }
}
