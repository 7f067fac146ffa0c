using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorSearch.Shared.Network;

/// <summary>
/// Makes a private authority and the certificates of its nodes as PEM files, for users who have none; it needs only .NET. Keys are P-256
/// and only their owner can read them.
/// </summary>
public static class CertificateAuthority
{
    private const string Authority = "authority", Node = "node", Settings = "tls.conf";
    private static readonly HashAlgorithmName Hash = HashAlgorithmName.SHA256;

    /// <summary>
    /// A folder NAME for each node, with all that it needs: <c>authority.pem</c>, <c>node.pem</c>, <c>node.key</c> and the <c>tls.conf</c> that
    /// names them. They are signed by the folder's <c>authority.pem</c> and <c>authority.key</c>, which are made if they are not there.
    /// </summary>
    /// <param name="folder">Created if it does not exist.</param>
    /// <param name="names">The nodes: names of machines, addresses or other names.</param>
    /// <param name="now">Certificates are valid from a day before; the authority for ten years, a node for two.</param>
    /// <exception cref="IOException">A node of that name has a certificate already, or the folder cannot be written.</exception>
    /// <exception cref="CryptographicException">The authority that is there cannot be read.</exception>
    public static void Issue(string folder, IEnumerable<string> names, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var known = Path.Combine(folder, $"{Authority}.pem");
        if (!File.Exists(known))
            Found(folder, now);
        using var authority = X509Certificate2.CreateFromPemFile(known, Path.Combine(folder, $"{Authority}.key"));
        foreach (var name in names)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            Sign(own, name, authority, now);
            File.Copy(known, Path.Combine(own, $"{Authority}.pem"));
            File.Copy(Path.Combine(AppContext.BaseDirectory, "hocon", Settings), Path.Combine(own, Settings));
        }
    }

    private static void Found(string folder, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ActorSearch private authority", key, Hash);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        Write(folder, Authority, certificate, key);
    }

    private static void Sign(string folder, string name, X509Certificate2 authority, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, Hash);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        // Server and client: a node is both, depending on which side connects.
        OidCollection uses = [new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")];
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(uses, false));
        request.CertificateExtensions.Add(AlternativeName(name));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        var end = Earlier(now.AddYears(2), authority.NotAfter);
        using var certificate = request.Create(authority, now.AddDays(-1), end, RandomNumberGenerator.GetBytes(16));
        Write(folder, Node, certificate, key);
    }

    private static X509Extension AlternativeName(string name)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        return names.Build();
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static void Write(string folder, string name, X509Certificate2 certificate, ECDsa key)
    {
        WriteNew(Path.Combine(folder, $"{name}.key"), key.ExportPkcs8PrivateKeyPem(), isSecret: true);
        WriteNew(Path.Combine(folder, $"{name}.pem"), certificate.ExportCertificatePem(), isSecret: false);
    }

    private static void WriteNew(string path, string pem, bool isSecret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (isSecret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(pem);
    }
}
