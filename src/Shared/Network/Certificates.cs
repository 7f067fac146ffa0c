using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Settings;
using Akka.Event;
using Akka.Remote.Transport.DotNetty;

namespace ActorSearch.Shared.Network;

/// <summary>
/// What a node shows to its peers, and the authorities that must have signed what they show. Disposing it ends the node's TLS.
/// </summary>
internal sealed class Certificates : IDisposable
{
    private const string Section = "actorsearch.tls";
    private static readonly string[] Names = ["authority", "certificate", "key"];

    private readonly X509Certificate2 _own;
    private readonly TrustedChain _trusted;
    private readonly string _file;

    private Certificates(string file, X509Certificate2 own, TrustedChain trusted) => (_file, _own, _trusted) = (file, own, trusted);

    /// <summary>Names all certificates in use; another one of them gives another text.</summary>
    public string Identity => $"{_own.Thumbprint} {_trusted.Identity}";

    /// <summary>The PEM files that a file like <c>hocon/tls.conf</c> names, relative to it.</summary>
    public static Checked<Certificates> Read(string file)
    {
        return SettingsFile.Read(file) switch
        {
            Checked<SettingsFile>.Right(var read) => Named(file, read),
            Checked<SettingsFile>.Wrong(var mistakes) => new Checked<Certificates>.Wrong(mistakes),
            var other => throw new InvalidOperationException($"{other} is neither right nor wrong."),
        };
    }

    /// <summary>The node's certificate with its key.</summary>
    public X509Certificate2 Own => _own;

    /// <summary>Why a peer's certificate is not accepted, see <see cref="TrustedChain.Fault"/>.</summary>
    public string? Fault(X509Certificate2 certificate, X509Certificate2Collection? sent) => _trusted.Fault(certificate, sent);

    /// <summary>Says that the node's certificate, or one above it, ends soon; null if it does not.</summary>
    /// <param name="now">Any time at which the certificate is valid.</param>
    public string? Ending(DateTimeOffset now)
    {
        var all = _trusted.Validities(_own);
        if (all.Where(one => one.EndsSoon(now)).MinBy(one => one.To) is not { } first)
            return null;
        var whose = first == all[0] ? $"the certificate in {_file}" : $"{first.Name}, an authority of the certificate in {_file},";
        return $"{whose} expires on {TrustedChain.Day(first.To)}. Replace the files; this node then uses them without a restart.";
    }

    /// <summary>For Akka: shows our certificate and accepts each peer whose certificate our authority has signed, under any name.</summary>
    public DotNettySslSetup ToSetup() => new(
        _own,
        suppressValidation: false,
        requireMutualAuthentication: true,
        validateCertificateHostname: false,
        (certificate, sent, peer, _, log) =>
        {
            var fault = certificate is null ? "it shows no certificate" : _trusted.Fault(certificate, sent?.ChainPolicy.ExtraStore);
            if (fault is null)
                return true;
            // The thumbprint first: a stranger can choose any name.
            log.Warning("Refused {0}: thumbprint {1} of its certificate: {2}", peer, certificate?.Thumbprint, fault);
            return false;
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        _own.Dispose();
        _trusted.Dispose();
    }

    private static Checked<Certificates> Named(string file, SettingsFile read)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        foreach (var said in read.Said.Where(said => !Names.Contains(said.Key.StartsWith($"{Section}.", StringComparison.Ordinal) ? said.Key[(Section.Length + 1)..] : "")))
        {
            var near = NearestPath.Among(said.Key, Names.Select(name => $"{Section}.{name}"));
            mistakes.Add(new Mistake(said.Where, near is null ? $"this file sets {string.Join(", ", Names)} in {Section} and nothing else. Remove it." : $"there is no setting {said.Key}. Did you mean {near}?"));
        }

        var authority = PathOf("authority");
        var certificate = PathOf("certificate");
        var key = PathOf("key");
        return mistakes.Count > 0 ? new Checked<Certificates>.Wrong(mistakes.ToImmutable()) : Load(authority, certificate, key);

        string PathOf(string name)
        {
            var path = read.Config.GetString($"{Section}.{name}", "");
            if (path.Length == 0)
                mistakes.Add(new Mistake($"{file}: {Section}.{name}", $"{Section}.{name} is missing; it names a PEM file."));
            else if (!File.Exists(Path.Combine(folder, path)))
                mistakes.Add(new Mistake($"{file}: {Section}.{name}", $"the file {Path.Combine(folder, path)} does not exist; scripts/make-certs.sh creates it together with a tls.conf."));
            return Path.Combine(folder, path);
        }
    }

    private static Checked<Certificates> Load(string authorityPath, string certificatePath, string keyPath)
    {
        var (reading, kind) = (certificatePath, "certificate");
        try
        {
            var all = PemCertificates(certificatePath);
            (reading, kind) = (keyPath, "key");
            var keyText = File.ReadAllText(keyPath);
            if (keyText.Contains("ENCRYPTED", StringComparison.Ordinal))
                return Wrong(keyPath, "the key needs a passphrase. Write it without one: openssl pkey -in KEY -out NEW.");
            if (OwnOf(all, keyText) is not { } own)
                return Wrong(keyPath, $"the key does not belong to any certificate in {certificatePath}.");
            (reading, kind) = (authorityPath, "certificate");
            var trusted = new TrustedChain(PemCertificates(authorityPath), all);
            var certificates = new Certificates(certificatePath, own, trusted);
            var fault = trusted.HasRoot ? trusted.Fault(own) : $"{authorityPath} has no root (a certificate that has signed itself): add it to that file";
            if (fault is null)
                return new Checked<Certificates>.Right(certificates);
            certificates.Dispose();
            return Wrong(certificatePath, $"every peer would reject this certificate: {fault}. (Authority file: {authorityPath}.)");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Wrong(reading, $"the file cannot be read: {SystemFault.Find(unreadable).Sentence}.");
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            return Wrong(reading, $"this is not a {kind} in PEM form, or it is damaged. Write it again.");
        }
    }

    /// <summary>All certificates of a file, or the one of a file that is not PEM.</summary>
    private static X509Certificate2Collection PemCertificates(string path)
    {
        X509Certificate2Collection all = [];
        all.ImportFromPemFile(path);
        return all.Count > 0 ? all : [X509CertificateLoader.LoadCertificateFromFile(path)];
    }

    /// <summary>The certificate that a key belongs to, at any place in its file, with the key; null if there is none.</summary>
    /// <exception cref="CryptographicException">The key cannot be read.</exception>
    private static X509Certificate2? OwnOf(X509Certificate2Collection all, string key)
    {
        var reasons = new List<Exception>();
        foreach (var certificate in all)
        {
            try
            {
                using var ephemeral = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), key);
                // Windows' TLS does not take a key that only lives in memory; a pass through PKCS #12 makes one that it takes.
                return X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pkcs12), null);
            }
            catch (Exception other) when (other is CryptographicException or ArgumentException)
            {
                reasons.Add(other);
            }
        }

        // A key of another certificate is an argument that does not fit; a file that holds no key fails for each of them.
        return reasons.Exists(reason => reason is CryptographicException && !key.Contains("PRIVATE KEY", StringComparison.Ordinal)) ? throw reasons[0] : null;
    }

    private static Checked<Certificates>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
