using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Analysis.Effects;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting.Html.Inputs;

/// <summary>What the columns do to predictions.</summary>
internal abstract record InputInsight
{
    private InputInsight()
    {
    }

    /// <summary>There are no columns.</summary>
    public sealed record None : InputInsight;

    /// <summary>There is nothing to show.</summary>
    /// <param name="Sentence">Why.</param>
    public sealed record Missing(string Sentence) : InputInsight;

    /// <summary>The effects.</summary>
    /// <param name="Words">Which rows were predicted by what.</param>
    public sealed record Shown(InputEffects Effects, string Words) : InputInsight;

    /// <summary>Looks at rows that a net was not trained on: those that validated a fold, where the model is the mean of the folds' nets; otherwise the test rows.</summary>
    /// <param name="folds">The winner's folds in the order of the nets.</param>
    public static InputInsight Compute(TrainedModel model, DataSet data, Experiment experiment, ImmutableArray<int> folds)
    {
        if (data.Train.Images is not null) return new None();
        if (EngineChoice.Choose(EngineKind.Auto, model.Model) == EngineKind.Torch)
        {
            return new Missing("Nets of this kind need libtorch, and the effects of the columns are computed without it.");
        }

        using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
        var ofFolds = !model.Members.IsEmpty && model.Members.Length == folds.Length;
        if (!ofFolds && data.Test is null)
        {
            return new Missing("The effects of the columns need rows that a net was not trained on: set data.test, or refit.kind = folds, which keeps the nets of the folds.");
        }

        var parts = ofFolds ? Folds() : [new JudgedPart(data.Test!.Only(InputEffects.Some([.. Enumerable.Range(0, data.Test.Rows)])), rows => Predictor.Predict(model, rows, engine))];
        var weights = model.Nets()[0].Weights.Sum(of => (long)of.Values.Length);
        var effects = InputEffects.Compute(parts, experiment.Metrics.Ranking, weights, experiment.Seed);
        return effects is null
            ? new Missing("The effects of the columns are not shown: the metric is not defined on these rows.")
            : new Shown(effects, ofFolds ? "rows that validated the winner, each predicted by the net of its fold, which was not trained on it" : "test rows, predicted by the final model");

        ImmutableArray<JudgedPart> Folds()
        {
            var strata = TrainingRun.StrataOf(experiment.Validation, data.Train);
            return
            [
                .. folds.Select((fold, place) => new JudgedPart(
                    data.Train.Only(InputEffects.Some(Splits.For(experiment.Validation, strata, experiment.Seed, fold).Validation)),
                    rows => Predictor.Predict(model.Members[place], rows, engine))),
            ];
        }
    }
}
