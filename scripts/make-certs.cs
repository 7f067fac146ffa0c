#:project ../src/Shared/ActorSearch.Shared.csproj
#:property PublishAot=false
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

foreach (var name in args[1..])
    Console.WriteLine($"{Path.Combine(args[0], name)}.pem, {name}.key");
Console.WriteLine($"{Path.Combine(args[0], "authority.pem")} goes to every node, authority.key to none: keep it away from them.");
return 0;
