using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorSearch.Shared.Network;

/// <summary>
/// What a node trusts: the roots of its authority file and no other authority, not even one that this machine trusts. Intermediate authorities
/// are taken from that file and from the node's own certificate file, since Akka sends a peer the node's own certificate alone.
/// </summary>
internal sealed class TrustedChain : IDisposable
{
    private static readonly Oid[] Uses = [new("1.3.6.1.5.5.7.3.1", "serverAuth"), new("1.3.6.1.5.5.7.3.2", "clientAuth")];

    private readonly X509Certificate2Collection _roots = [], _between = [];

    /// <param name="authorities">The certificates of the authority file.</param>
    /// <param name="others">Those of the node's own file.</param>
    public TrustedChain(X509Certificate2Collection authorities, X509Certificate2Collection others)
    {
        _roots.AddRange(authorities.Where(IsRoot).ToArray());
        _between.AddRange(authorities.Where(authority => !IsRoot(authority)).Concat(others).ToArray());
    }

    /// <summary>Names all of its certificates.</summary>
    public string Identity => string.Join(' ', _roots.Concat(_between).Select(one => one.Thumbprint));

    /// <summary>Whether there is a root at all.</summary>
    public bool HasRoot => _roots.Count > 0;

    /// <summary>Why a certificate is not valid for a node now, as the end of a sentence; null if it is valid.</summary>
    /// <param name="certificate">A node's.</param>
    /// <param name="sent">What else a peer has sent; null for nothing.</param>
    public string? Fault(X509Certificate2 certificate, X509Certificate2Collection? sent = null)
    {
        using var chain = Chain(sent);
        var good = chain.Build(certificate);
        var fault = good ? null : FaultOf(certificate, chain);
        Discard(chain);
        return fault;
    }

    /// <summary>How long a valid certificate and the authorities above it are valid, the certificate first.</summary>
    public IReadOnlyList<Validity> Validities(X509Certificate2 certificate)
    {
        using var chain = Chain(sent: null);
        chain.Build(certificate);
        Validity[] all = [.. chain.ChainElements.Select(element => element.Certificate).Select(one => new Validity(Name(one.SubjectName), one.NotBefore, one.NotAfter))];
        Discard(chain);
        return all;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var certificate in _roots.Concat(_between))
            certificate.Dispose();
    }

    private X509Chain Chain(X509Certificate2Collection? sent)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.ExtraStore.AddRange(_between);
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var use in Uses)
            chain.ChainPolicy.ApplicationPolicy.Add(use);
        return chain;
    }

    private static void Discard(X509Chain chain)
    {
        foreach (var element in chain.ChainElements)
            element.Certificate.Dispose();
    }

    private static string FaultOf(X509Certificate2 certificate, X509Chain chain)
    {
        foreach (var element in chain.ChainElements)
        {
            var flags = element.ChainElementStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
            var name = element.Certificate.Thumbprint == certificate.Thumbprint ? "it" : Name(element.Certificate.SubjectName);
            if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
                return DateTime.Now > element.Certificate.NotAfter
                    ? $"{name} expired on {Day(element.Certificate.NotAfter)}"
                    : $"{name} is not valid before {Day(element.Certificate.NotBefore)}: check this machine's clock";
            if (flags.HasFlag(X509ChainStatusFlags.NotSignatureValid))
                return $"the signature of {name} does not match the key of its issuer {Name(element.Certificate.IssuerName)}";
            if (flags.HasFlag(X509ChainStatusFlags.NotValidForUsage))
                return $"the extended key usage of {name} must allow both serverAuth and clientAuth: a node is server and client";
            if ((flags & (X509ChainStatusFlags.InvalidBasicConstraints | X509ChainStatusFlags.InvalidNameConstraints | X509ChainStatusFlags.InvalidExtension)) != 0)
                return $"{name} or a certificate that it signed breaks its constraints: an authority needs basicConstraints CA:TRUE, keyUsage keyCertSign and a sufficient path length";
        }

        var statuses = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        var last = chain.ChainElements.Count > 0 ? chain.ChainElements[^1].Certificate : certificate;
        if (IsRoot(last))
            return $"its root {Name(last.SubjectName)} is not in the authority file";
        return (statuses & (X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot)) != 0
            ? $"{(last.Thumbprint == certificate.Thumbprint ? "it" : Name(last.SubjectName))} was issued by {Name(last.IssuerName)}, whose certificate is not in the authority file"
            : string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.')));
    }

    private static bool IsRoot(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static string Name(X500DistinguishedName name) => $"'{name.Name}'";

    public static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

/// <param name="Name">Of the certificate.</param>
internal sealed record Validity(string Name, DateTime From, DateTime To)
{
    /// <summary>A certificate that is valid for years is replaced in its last month, one that is valid for days in its last fifth.</summary>
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public bool EndsSoon(DateTimeOffset now) => To - now.LocalDateTime is var left && left <= Month && left <= (To - From) / 5;
}
