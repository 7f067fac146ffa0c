using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>An authority that users made themselves: a root, and one below it that signs nodes.</summary>
internal sealed class TestAuthority
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1), To = DateTimeOffset.UtcNow.AddDays(90);

    private readonly X509Certificate2 _root, _below;

    public TestAuthority(string name)
    {
        _root = Sign($"{name} root", isAuthority: true, null);
        _below = Sign($"{name} nodes", isAuthority: true, _root);
    }

    /// <summary>Writes a node's folder, or replaces what is in it.</summary>
    /// <param name="trusted">The authorities that the node accepts.</param>
    /// <returns>The file for <c>--tls</c>.</returns>
    public string Issue(string folder, params TestAuthority[] trusted)
    {
        Directory.CreateDirectory(folder);
        using var node = Sign("node", isAuthority: false, _below);
        Write("authority.pem", [.. trusted.Select(one => one._root.ExportCertificatePem())]);
        Write("node.pem", node.ExportCertificatePem(), _below.ExportCertificatePem());
        Write("node.key", node.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Write("tls.conf", """actorsearch.tls { authority = "authority.pem", certificate = "node.pem", key = "node.key" }""");
        return Path.Combine(folder, "tls.conf");

        void Write(string file, params string[] parts) => File.WriteAllText(Path.Combine(folder, file), string.Join('\n', parts));
    }

    private static X509Certificate2 Sign(string name, bool isAuthority, X509Certificate2? issuer)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return issuer is null
            ? request.CreateSelfSigned(From, To)
            : request.Create(issuer, From, To, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }
}
