#:project ../src/Shared/ActorSearch.Shared.csproj
#:property PublishAot=false
using System.Security.Cryptography;
using ActorSearch.Shared.Wire;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: scripts/make-certs.sh DIR NAME…   (one NAME for each node: coordinator, its host name, its address …)");
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
    Console.Error.WriteLine($"{Path.Combine(args[0], "authority.pem")} and authority.key are no certificate and its key: bring the right ones back, or name another DIR.");
    return 2;
}

foreach (var name in args[1..])
    Console.WriteLine($"{Path.Combine(args[0], name)} goes to {name} whole; there --tls names the tls.conf in it.");
Console.WriteLine($"{Path.Combine(args[0], "authority.key")} goes to no node: it makes further ones.");
return 0;
