using System.Security.Cryptography.X509Certificates;
using ActorSearch.Shared.Wire;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>An authority of its own, with the files of one node.</summary>
internal sealed class TestCertificates
{
    private const string Node = "127.0.0.1";
    private readonly string _folder = Scratch.Folder();

    public TestCertificates()
    {
        CertificateAuthority.Issue(_folder, [Node], DateTimeOffset.UtcNow);
    }

    public string Folder => _folder;

    public X509Certificate2 Certificate =>
        X509Certificate2.CreateFromPemFile(Path.Combine(_folder, $"{Node}.pem"), Path.Combine(_folder, $"{Node}.key"));

    /// <summary>A file like <c>hocon/tls.conf</c>.</summary>
    public string Settings(string authority = "authority.pem", string certificate = $"{Node}.pem", string key = $"{Node}.key")
    {
        var file = Path.Combine(_folder, "tls.conf");
        File.WriteAllText(file, $$"""
            actorsearch.tls { authority = "{{authority}}", certificate = "{{certificate}}", key = "{{key}}" }
            """);
        return file;
    }
}
