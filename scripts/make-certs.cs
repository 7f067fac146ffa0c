#:project ../src/Shared/ActorSearch.Shared.csproj
#:property PublishAot=false
using System.Security.Cryptography;
using ActorSearch.Shared.Network;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: scripts/make-certs.sh DIR NAME…   (one NAME for each node, for example its host name)");
    return 2;
}

try
{
    CertificateAuthority.Issue(args[0], args[1..], DateTimeOffset.UtcNow);
}
catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failed.Message);
    return 2;
}
catch (CryptographicException)
{
    Console.Error.WriteLine($"{Path.Combine(args[0], "authority.pem")} and authority.key are not a certificate and its key: restore them, or name another DIR.");
    return 2;
}

foreach (var name in args[1..])
    Console.WriteLine($"{Path.Combine(args[0], name)} goes to {name} as a whole; there --tls names the tls.conf in it.");
Console.WriteLine($"{Path.Combine(args[0], "authority.key")} stays here: it signs further nodes. Do not copy it to a node.");
return 0;
