namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>
/// Machines that compute differently, in child processes: the runtime leaves out instructions that it is told to (<c>DOTNET_EnableAVX2=0</c> takes
/// fused multiply-adds with it), and glibc takes other variants of its functions. A variable that a system does not know changes nothing.
/// </summary>
public sealed class ProcessorTests : IDisposable
{
    private const string Regression = """
        name = curve
        data { kind = noisy-curve, rows = 40 }
        model.hidden = [8]
        training.max-epochs = 5
        validation.folds = 2
        search { strategy = random, samples = 4 }
        space {
          optimizer.learning-rate = { log-uniform = [0.001, 0.1] }
          model.activation = [relu, tanh, gelu, silu]
        }
        """;

    private const string Classes = """
        name = digits
        data { kind = stroke-digits, digits = 60 }
        model.hidden = [8]
        loss { kind = cross-entropy, label-smoothing = 0.1 }
        optimizer.kind = adamax
        augmentation.rotation = 10
        training.schedule.kind = cosine
        training { max-epochs = 2, early-stopping = false }
        validation.folds = 2
        space.optimizer.learning-rate = [0.002, 0.001]
        """;

    private readonly Workshop _workshop = new();

    [UnixFact]
    public async Task A_regression_has_one_digest_whatever_the_processor_can() => await HasOneDigest(Regression);

    [UnixFact]
    public async Task Classes_of_drawn_digits_have_one_digest_whatever_the_processor_can() => await HasOneDigest(Classes);

    public void Dispose() => _workshop.Dispose();

    private async Task HasOneDigest(string experiment)
    {
        _workshop.Write("e.conf", experiment);
        string[] kinds =
        [
            "PLAIN=1", "DOTNET_EnableAVX512=0", "DOTNET_EnableAVX2=0", "DOTNET_EnableAVX=0", "DOTNET_EnableHWIntrinsic=0",
            "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4",
        ];
        var digests = new List<string>();
        foreach (var kind in kinds)
        {
            using var run = Coordinator.StartInShell(
                _workshop.Folder, $"{kind} exec \"$@\" run e.conf --out out{digests.Count} --no-dashboard --slots 1");
            var end = await run.End();
            Assert.True(end.Code == 0, $"{kind}: {end.Error}");
            digests.Add(end.Digest);
        }

        Assert.Single(digests.Distinct());
    }
}
