using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Tests.Wire;

namespace ActorSearch.Shared.Tests.Network;

/// <summary>Certificates of an authority of the user's own making: a root, one in between, and nodes that the latter has signed.</summary>
public sealed class TrustedChainTests
{
    private const string Server = "1.3.6.1.5.5.7.3.1", Client = "1.3.6.1.5.5.7.3.2";
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly string _folder = Scratch.Folder();
    private readonly X509Certificate2 _root, _between;

    public TrustedChainTests()
    {
        _root = Authority("root", null);
        _between = Authority("between", _root);
    }

    [Theory]
    [InlineData("root")]
    [InlineData("between,root")]
    [InlineData("other,root")]
    public async Task Nodes_of_one_intermediate_authority_form_a_cluster(string authorities)
    {
        var (one, two) = (Tls(authorities, Leaf("one"), [_between]), Tls(authorities, Leaf("two"), [_between]));
        await using var coordinator = TestNode.Coordinator(new NodeOptions(NodeRole.Coordinator) { Tls = one });
        await using var trainer = TestNode.TrainerOf(coordinator.Port, two);

        await Task.WhenAll(coordinator.UntilMembers(2), trainer.UntilMembers(2));
    }

    [Fact]
    public void What_stands_between_may_stand_in_the_authority_file_alone_and_before_the_node()
    {
        Assert.Empty(Mistakes(Tls("between,root", Leaf("one"), [])));
        Assert.Empty(Mistakes(Tls("root", Leaf("two"), [_between], first: true)));
    }

    [Fact]
    public void A_root_in_the_nodes_own_file_is_not_trusted() =>
        Assert.Contains("its root 'CN=root' is not in the authority file", Mistakes(Tls("other", Leaf("one"), [_between, _root])), StringComparison.Ordinal);

    [Theory]
    [InlineData("one.pem", "certificate")]
    [InlineData("one.key", "key")]
    [InlineData("one-authority.pem", "certificate")]
    public void A_file_that_is_not_in_PEM_form_is_named(string name, string form)
    {
        var tls = Tls("root", Leaf("one"), [_between]);
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, "nonsense");

        Assert.Equal($"{file}: this is not a {form} in PEM form, or it is damaged. Write it again.", Mistakes(tls));
    }

    [Fact]
    public void The_reason_of_a_refusal_is_named()
    {
        Assert.Contains("has no root", Mistakes(Tls("between", Leaf("a"), [_between])), StringComparison.Ordinal);
        Assert.Contains("it was issued by 'CN=between', whose certificate is not in the authority file", Mistakes(Tls("root", Leaf("b"), [])), StringComparison.Ordinal);
        Assert.Contains("it expired on", Mistakes(Tls("root", Leaf("c", from: -9, to: -1), [_between])), StringComparison.Ordinal);
        Assert.Contains("it is not valid before", Mistakes(Tls("root", Leaf("d", from: 1, to: 2), [_between])), StringComparison.Ordinal);
        Assert.Contains("must allow both serverAuth and clientAuth", Mistakes(Tls("root", Leaf("e", uses: [Server]), [_between])), StringComparison.Ordinal);
        var node = Leaf("f");
        Assert.Contains("basicConstraints", Mistakes(Tls("root", Leaf("g", issuer: node), [_between, node])), StringComparison.Ordinal);
        Assert.Empty(Mistakes(Tls("root", Leaf("h", uses: [Server, Client]), [_between])));
    }

    [Fact]
    public void A_key_with_a_passphrase_or_of_another_certificate_is_told_as_that()
    {
        var tls = Tls("root", Leaf("one"), [_between]);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(_folder, "one.key"), key.ExportPkcs8PrivateKeyPem());
        Assert.Contains("does not belong to any certificate in", Mistakes(tls), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(_folder, "one.key"), key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        Assert.Contains("passphrase", Mistakes(tls), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_the_file_that_nothing_reads_is_refused()
    {
        var tls = Path.Combine(_folder, "tls.conf");
        File.WriteAllText(tls, "actorsearch.tls { authority = a, certificate = b, key = c, certficate = d }");

        Assert.Contains("Did you mean actorsearch.tls.certificate?", Mistakes(tls), StringComparison.Ordinal);
    }

    private static string Mistakes(string tls) => string.Join('\n', NodeSystem.Check(new NodeOptions(NodeRole.Coordinator) { Port = 0, Tls = tls }));

    private string Tls(string authorities, X509Certificate2 node, X509Certificate2[] others, bool first = false)
    {
        var name = node.GetNameInfo(X509NameType.SimpleName, false);
        using var stranger = Authority("other", null);
        Write($"{name}-authority.pem", authorities.Split(',').Select(one => one == "root" ? _root : one == "between" ? _between : stranger));
        Write($"{name}.pem", first ? [.. others, node] : [node, .. others]);
        File.WriteAllText(Path.Combine(_folder, $"{name}.key"), node.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var path = Path.Combine(_folder, $"{name}.conf");
        File.WriteAllText(path, $$"""actorsearch.tls { authority = "{{name}}-authority.pem", certificate = "{{name}}.pem", key = "{{name}}.key" }""");
        return path;
    }

    private void Write(string file, IEnumerable<X509Certificate2> certificates) =>
        File.WriteAllText(Path.Combine(_folder, file), string.Join('\n', certificates.Select(one => one.ExportCertificatePem())));

    private static X509Certificate2 Authority(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return issuer is null
            ? request.CreateSelfSigned(Now.AddDays(-10), Now.AddDays(10))
            : request.Create(issuer, Now.AddDays(-10), Now.AddDays(10), RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }

    private X509Certificate2 Leaf(string name, int from = -1, int to = 1, string[]? uses = null, X509Certificate2? issuer = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (uses is not null)
        {
            OidCollection all = [.. uses.Select(use => new Oid(use))];
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(all, false));
        }

        return request.Create((issuer ?? _between).SubjectName, X509SignatureGenerator.CreateForECDsa((issuer ?? _between).GetECDsaPrivateKey()!), Now.AddDays(from), Now.AddDays(to), RandomNumberGenerator.GetBytes(8))
            .CopyWithPrivateKey(key);
    }
}
