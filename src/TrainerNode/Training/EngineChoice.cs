using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Torch;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Which engine runs a model; the one place that knows what <see cref="EngineKind.Auto"/> means.</summary>
public static class EngineChoice
{
    /// <summary>The name of the engine whose bits depend on a library.</summary>
    public const string Torch = "torch";

    /// <summary>Dense, conv or torch.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="model">What is to be run.</param>
    public static EngineKind Choose(EngineKind kind, ModelSettings model) =>
        kind != EngineKind.Auto ? kind
        : DenseEngine.Runs(model) ? EngineKind.Dense
        : ConvolutionEngine.Runs(model) ? EngineKind.Conv
        : EngineKind.Torch;

    /// <summary>The chosen engine's name as the experiment file has it, or <c>none</c> where nothing is computed.</summary>
    public static string NameOf(Hyperparameters trained) => !trained.Model.IsNet ? "none" : Choose(trained.Engine, trained.Model) switch
    {
        EngineKind.Dense => "dense",
        EngineKind.Conv => "conv",
        _ => Torch,
    };

    /// <summary>Whether a training of an experiment may be run by torch.</summary>
    /// <param name="experiment">What varies is not among its settings.</param>
    public static bool MayBeTorch(Experiment experiment)
    {
        if (experiment.Objective is not null) return false;
        var (values, settings) = (experiment.Schema.Values(experiment.Settings.GetValueOrDefault), experiment.Settings);
        var engine = settings.ContainsKey(StudySection.Engine.Path) ? values.Get(StudySection.Engine) : EngineKind.Torch;
        return values.KindsOf(ModelSection.Kind).Where(kind => settings.GetValueOrDefault(ModelSection.Kind.Path, kind.Word) == kind.Word)
            .Select(kind => kind.Make(values)).Any(model => model.IsNet && Choose(engine, model) == EngineKind.Torch);
    }

    /// <summary>Vector width of our own engine; null if none of them computes.</summary>
    /// <param name="asked">What the experiment asks for; null is the fastest of this machine.</param>
    public static int? VectorBitsOf(Hyperparameters trained, int? asked) =>
        NameOf(trained) is "dense" or "conv" ? asked ?? DenseEngine.FastestVectorBits : null;

    /// <summary>A new engine that runs the model.</summary>
    public static IEngine Make(EngineKind kind, ModelSettings model) => Choose(kind, model) switch
    {
        EngineKind.Dense => new DenseEngine(),
        EngineKind.Conv => new ConvolutionEngine(),
        _ => new TorchEngine(),
    };
}
