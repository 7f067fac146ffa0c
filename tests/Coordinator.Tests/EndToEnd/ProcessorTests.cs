using System.Text.Json;

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
    public async Task A_regression_and_classes_of_drawn_digits_have_one_digest_each_whatever_the_processor_can()
    {
        _workshop.Write("curve.conf", Regression);
        _workshop.Write("digits.conf", Classes);
        string[] kinds =
        [
            "PLAIN=1", "DOTNET_EnableAVX512=0", "DOTNET_EnableAVX2=0", "DOTNET_EnableAVX=0", "DOTNET_EnableHWIntrinsic=0",
            "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4",
        ];
        var digests = new List<(string Curve, string Digits)>();
        foreach (var kind in kinds)
        {
            // Both in one process: half of its time goes into its start.
            using var run = Coordinator.StartInShell(
                _workshop.Folder,
                $"printf '%s\\n' '{Command("curve", digests.Count)}' '{Command("digits", digests.Count)}' | {kind} \"$1\" exec '{typeof(Program).Assembly.Location}'");
            var end = await run.End();
            Assert.True(end.Code == 0 && end.Lines.Count(line => line == $"{HostedCommand.Ended}0") == 2, $"{kind}: {end.Error}");
            var found = end.Lines.Where(line => line.StartsWith("digest: ", StringComparison.Ordinal)).ToArray();
            Assert.Equal(2, found.Length);
            digests.Add((found[0], found[1]));
        }

        Assert.Single(digests.Distinct());
    }

    public void Dispose() => _workshop.Dispose();

    private string Command(string experiment, int number) => JsonSerializer.Serialize(new HostedCommand(
        "ActorSearch.Coordinator", _workshop.Folder, ["run", $"{experiment}.conf", "--out", $"{experiment}{number}", "--no-dashboard", "--slots", "1"]));
}
