using System.Diagnostics;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>
/// A training in a process of its own, which then tells what of torch it has loaded: in the tests' process others have loaded it before.
/// </summary>
internal static class TrainingProcess
{
    public const string Done = "trained";

    /// <param name="arguments">The engine.</param>
    public static int Main(string[] arguments)
    {
        var hyperparameters = Some.Hyperparameters with { Engine = Enum.Parse<EngineKind>(arguments[0]) };
        using (var run = new TrainingRun(Some.Sine(), Some.Validation, 1))
        {
            if (run.TrainFold(hyperparameters, 0, null, CancellationToken.None) is not FoldOutcome.Scored) return 1;
        }

        Console.WriteLine(Done);
        using var self = Process.GetCurrentProcess();
        foreach (ProcessModule module in self.Modules)
        {
            if (module.ModuleName.Contains("torch", StringComparison.OrdinalIgnoreCase)) Console.WriteLine(module.ModuleName);
        }

        return 0;
    }
}
