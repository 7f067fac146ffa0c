using System.Diagnostics;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Analysis;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
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
        var engine = Enum.Parse<EngineKind>(arguments[0]);
        if (!(engine == EngineKind.Conv ? Images() : Curve(engine))) return 1;

        Console.WriteLine(Done);
        using var self = Process.GetCurrentProcess();
        foreach (ProcessModule module in self.Modules)
        {
            if (module.ModuleName.Contains("torch", StringComparison.OrdinalIgnoreCase)) Console.WriteLine(module.ModuleName);
        }

        return 0;
    }

    private static bool Curve(EngineKind engine)
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1);
        return run.TrainFold(Some.Hyperparameters with { Engine = engine }, 0, null, CancellationToken.None) is FoldOutcome.Scored;
    }

    /// <summary>A convolutional net by the engine that auto takes: trained, refitted, asked for predictions and looked into.</summary>
    private static bool Images()
    {
        var hyperparameters = Some.Hyperparameters with
        {
            Model = new Conv([new ConvBlock(3, 5, 2, 2, 2, BatchNorm: true)], [5], new Relu(), 0.1),
            Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
            Engine = EngineKind.Auto,
        };
        var images = StrokeDigits.Generate(60, 1, 0);
        var data = new DataSet(DataTable.FromImages(images), DataTable.FromImages(images), "");
        using var run = new TrainingRun(data, Some.Validation, 1);
        if (run.TrainFold(hyperparameters, 0, null, CancellationToken.None) is not FoldOutcome.Scored) return false;
        if (run.Refit(hyperparameters, 2, 0, CancellationToken.None) is not RefitOutcome.Trained { Model: var model }) return false;
        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        return Predictor.Predict(model, images.Pixels, engine).Length == 600
            && AnalysisJson.Write(model, data, [], AnalysisSettings.Default).Length > 0;
    }
}
