using System.Security.Cryptography.X509Certificates;
using ActorSearch.Shared.Network;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>An authority of its own, with the files of one node.</summary>
internal sealed class TestCertificates
{
    private const string Node = "127.0.0.1";

    public TestCertificates()
    {
        CertificateAuthority.Issue(Folder, [Node], DateTimeOffset.UtcNow);
    }

    /// <summary>The authority's.</summary>
    public string Folder { get; } = Scratch.Folder();

    public X509Certificate2 Certificate => X509Certificate2.CreateFromPemFile(Of("node.pem"), Of("node.key"));

    /// <summary>The node's settings as they were made.</summary>
    public string Settings() => Of("tls.conf");

    /// <summary>The node's settings with other names in them.</summary>
    public string Settings(string authority, string certificate, string key)
    {
        File.WriteAllText(Of("tls.conf"), $$"""
            actorsearch.tls { authority = "{{authority}}", certificate = "{{certificate}}", key = "{{key}}" }
            """);
        return Of("tls.conf");
    }

    /// <summary>Replaces its files by those of another.</summary>
    public void Become(TestCertificates other)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(other.Settings())!))
            File.Copy(file, Of(Path.GetFileName(file)), overwrite: true);
    }

    private string Of(string file) => Path.Combine(Folder, Node, file);
}
