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

    private const string Learning = """
        name = learning
        data { kind = noisy-curve, rows = 20 }
        model.kind = noop
        training.max-epochs = 1
        validation.folds = 2
        search { samples = 45, ahead = 2 }
        space {
          model.variant { int = [1, 1000] }
          optimizer.kind = [sgd, adam]
          optimizer.momentum { uniform = [0.1, 0.9] }
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
        }
        """;

    private static readonly string[] Strategies = ["sobol", "tpe", "gp", "cma-es", "auto"];

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
            var found = await Digests(kind, Command("curve", digests.Count), Command("digits", digests.Count));
            digests.Add((found[0], found[1]));
        }

        Assert.Single(digests.Distinct());
    }

    [UnixFact]
    public async Task Searches_that_learn_try_the_same_configurations_without_hardware_intrinsics()
    {
        _workshop.Write("learning.conf", Learning);

        var plain = await Digests("PLAIN=1", Commands("plain"));
        Assert.Equal(Strategies.Length, plain.Distinct().Count());
        Assert.Equal(plain, await Digests("DOTNET_EnableHWIntrinsic=0", Commands("scalar")));

        string[] Commands(string kind) => [.. Strategies.Select(strategy => Command("learning", $"{kind}-{strategy}", "--set", $"search.strategy={strategy}"))];
    }

    public void Dispose() => _workshop.Dispose();

    private string Command(string experiment, object number, params string[] more) => JsonSerializer.Serialize(new HostedCommand(
        "ActorSearch.Coordinator", _workshop.Folder,
        ["run", $"{experiment}.conf", "--out", $"{experiment}{number}", "--no-dashboard", "--slots", "1", .. more]));

    /// <summary>The digests of commands, all in one process: half of its time goes into its start.</summary>
    private async Task<string[]> Digests(string kind, params string[] commands)
    {
        using var run = Coordinator.StartInShell(
            _workshop.Folder,
            $"printf '%s\\n' {string.Join(' ', commands.Select(command => $"'{command}'"))} | {kind} \"$1\" exec '{typeof(Program).Assembly.Location}'");
        var end = await run.End();
        Assert.True(end.Code == 0 && end.Lines.Count(line => line == $"{HostedCommand.Ended}0") == commands.Length, $"{kind}: {end.Error}");
        var digests = end.Lines.Where(line => line.StartsWith("digest: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(commands.Length, digests.Length);
        return digests;
    }
}
