using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Network;

/// <summary>
/// Mutual TLS of the connections that nodes have beside Akka's: the same certificates, and the same authorities under any name. The files are read
/// for each connection, so that certificates can be replaced; while they do not fit each other, the last good ones are used.
/// </summary>
/// <param name="file">The file that names the certificates, for example <c>hocon/tls.conf</c>.</param>
public sealed class PeerTls(string file)
{
    private readonly Lock _gate = new();
    private Certificates? _last;

    public SslServerAuthenticationOptions ForServer() => new()
    {
        ServerCertificateSelectionCallback = (_, _) => Current.Own,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = IsTrusted,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };

    public SslClientAuthenticationOptions ForClient() => new()
    {
        LocalCertificateSelectionCallback = (_, _, _, _, _) => Current.Own,
        RemoteCertificateValidationCallback = IsTrusted,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };

    // Certificates that are replaced are not disposed: a handshake may still use them.
    private Certificates Current
    {
        get
        {
            lock (_gate)
            {
                var read = Certificates.Read(file);
                if (read is not Checked<Certificates>.Right(var now))
                    return _last ?? throw new InvalidOperationException(string.Join(' ', ((Checked<Certificates>.Wrong)read).Mistakes));
                if (now.Identity != _last?.Identity)
                    return _last = now;
                now.Dispose();
                return _last!;
            }
        }
    }

    private bool IsTrusted(object connection, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is X509Certificate2 shown && Current.Fault(shown, chain?.ChainPolicy.ExtraStore) is null;
}
