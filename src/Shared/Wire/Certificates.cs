using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorSearch.Shared.Experiments;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Transport.DotNetty;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// What a node shows to its peers, and the authority that must have signed what they show. Disposing it ends the node's TLS.
/// </summary>
internal sealed class Certificates : IDisposable
{
    private const string Section = "actorsearch.tls";
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2 _authority;

    private Certificates(X509Certificate2 own, X509Certificate2 authority)
    {
        _own = own;
        _authority = authority;
    }

    /// <summary>The PEM files that a file like <c>hocon/tls.conf</c> names, relative to it.</summary>
    public static Checked<Certificates> Read(string file)
    {
        return SettingsFile.Read(file) switch
        {
            Checked<Config>.Right right => Named(file, right.Value),
            Checked<Config>.Wrong wrong => new Checked<Certificates>.Wrong(wrong.Mistakes),
            var other => throw new InvalidOperationException($"{other} is neither right nor wrong."),
        };
    }

    /// <summary>Akka's part: show ours, and take a peer whose certificate our authority has signed, whatever it calls itself.</summary>
    public DotNettySslSetup ToSetup() => new(
        _own,
        suppressValidation: false,
        requireMutualAuthentication: true,
        validateCertificateHostname: false,
        (certificate, _, peer, _, log) =>
        {
            if (certificate is not null && IsOurs(certificate))
                return true;
            // The thumbprint, not the name: a name is what a stranger likes it to be.
            log.Warning(
                "Refused {0}: our authority has not signed its certificate, or it is not valid today. Thumbprint {1}",
                peer,
                certificate?.Thumbprint);
            return false;
        });

    /// <summary>
    /// Whether our authority has signed it and it is valid now. No other authority counts, not even one that this machine trusts.
    /// </summary>
    public bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(certificate);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _own.Dispose();
        _authority.Dispose();
    }

    private static Checked<Certificates> Named(string file, Config config)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var authority = PathOf("authority");
        var certificate = PathOf("certificate");
        var key = PathOf("key");
        return mistakes.Count > 0 ? new Checked<Certificates>.Wrong(mistakes.ToImmutable()) : Load(authority, certificate, key);

        string PathOf(string name)
        {
            var path = config.GetString($"{Section}.{name}", "");
            if (path.Length == 0)
                mistakes.Add(new Mistake($"{file}: {Section}.{name}", "is missing; it names a PEM file."));
            else if (!File.Exists(Path.Combine(folder, path)))
                mistakes.Add(new Mistake($"{file}: {Section}.{name}", $"there is no file {Path.Combine(folder, path)}; scripts/make-certs.sh makes it, and a tls.conf beside it."));
            return Path.Combine(folder, path);
        }
    }

    private static Checked<Certificates> Load(string authorityPath, string certificatePath, string keyPath)
    {
        X509Certificate2? authority = null;
        try
        {
            authority = X509CertificateLoader.LoadCertificateFromFile(authorityPath);
            using var ephemeral = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
            // Windows' TLS does not take a key that only lives in memory; a pass through PKCS #12 makes one that it takes.
            var own = X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pkcs12), null);
            var certificates = new Certificates(own, authority);
            if (certificates.IsOurs(own))
                return new Checked<Certificates>.Right(certificates);
            certificates.Dispose();
            return Wrong(certificatePath, $"is not signed by {authorityPath}, or not valid today: no peer would take it.");
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException
            or ArgumentException)
        {
            authority?.Dispose();
            return Wrong(certificatePath, $"and its key and authority cannot be read: {unreadable.Message}");
        }
    }

    private static Checked<Certificates>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
