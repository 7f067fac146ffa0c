using System.Globalization;
using System.Text;
using ActorSearch.Coordinator.Reporting.Html.Inputs;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.Coordinator.Reporting.Cards;

/// <summary><c>MODEL.md</c>: what a user of the final model has to know, for those who get the model and not the search.</summary>
internal sealed class ModelCard(StudyView view, DataSet data, SearchEnd.Finished found, TrainedModel model)
{
    private const int MostColumns = 100;

    private readonly StringBuilder _text = new();

    /// <param name="version">Of this program.</param>
    /// <param name="remarks">On the data and the result.</param>
    /// <param name="threshold">Of the model; null if it has none.</param>
    public string Write(string version, IEnumerable<Remark> remarks, ThresholdReport? threshold = null)
    {
        Line($"# {Code(view.Experiment.Name)}");
        Line($"{Net()} It predicts {Target()} from {Inputs()}. ActorSearch {version} wrote this page with the model.");
        Data();
        Search();
        List("Scores", Summary.Write(view, found.Selected, found.Refits, found.Kept).Concat(threshold?.Lines() ?? []));
        List("Limits", Limits());
        if (remarks.Select(remark => remark.Sentence).ToList() is { Count: > 0 } sentences) List("Remarks", sentences);
        return _text.ToString();
    }

    private string Net()
    {
        var count = model.Nets().Sum(net => net.Weights.Sum(weights => (long)weights.Values.Length));
        var kind = model.Model switch
        {
            Mlp mlp => $"A fully connected net with hidden layers of {string.Join(", ", mlp.Hidden)} units ({mlp.Activation.Word})",
            Conv conv => $"A convolutional net with {Figures.Count(conv.Blocks.Length, "block")} of {string.Join(", ", conv.Blocks.Select(block => block.Channels))} channels ({conv.Activation.Word})",
            _ => "A model",
        };
        return model.Members.IsEmpty ? $"{kind}; {count} weights." : $"{kind}; the mean of {model.Members.Length} nets, {count} weights together.";
    }

    private string Target() => model.Classes.IsEmpty
        ? $"{Code(model.TargetName)}, a number,"
        : $"{Code(model.TargetName)}, {(model.HasLabels ? "any" : "one")} of {model.Classes.Length} {(model.HasLabels ? "labels" : "classes")} ({string.Join(", ", model.Classes.Take(MostColumns).Select(Code))}),";

    private string Inputs() => model.Image is { } shape ? $"grey images of {shape.Height} × {shape.Width} pixels" : Figures.Count(model.InputNames.Length, "column");

    private void Data()
    {
        List("Data",
        [
            $"{Figures.Count(data.Train.Rows, "training row")}, {(data.Test is { } test ? Figures.Count(test.Rows, "test row") : "no test rows")}; SHA-256 {data.Sha256}",
            .. data.Train.Classes.Select((name, index) => $"{(model.HasLabels ? "label" : "class")} {Code(name)}: {Figures.Count(data.Train.Targets.Count(target => model.HasLabels ? LabelSet.Has(target, index) : (int)target == index), "training row")}").Take(MostColumns),
            .. data.Notices,
        ]);
        if (model.Image is not null) return;
        Line(model.Members.IsEmpty
            ? "Each column becomes inputs of the net by the steps in the last column, which were fitted on the training rows. `model.json` has all numbers."
            : $"Each column becomes inputs of the {model.Members.Length} nets by the steps in the last column, each fitted on the training rows of its net; the numbers are those of the first. `model.json` has all numbers.");
        Line("| column | type | rows without a value | values in training | preparation |");
        _text.Append("|---|---|---:|---|---|\n");
        for (var at = 0; at < Math.Min(MostColumns, model.InputNames.Length); at++)
        {
            var column = model.ColumnOf(at);
            _text.Append(CultureInfo.InvariantCulture, $"| {Code(model.InputNames[at])} | {column.Type.ToString().ToLowerInvariant()} | {data.Train.ColumnOf(at).Missing} | {ColumnValues.Format(data.Train, column, at, Code)} | {Cell(PreparationWords.Describe(model.Nets()[0], at))} |\n");
        }

        if (model.InputNames.Length > MostColumns) Line($"{model.InputNames.Length - MostColumns} more columns are in `model.json`.");
    }

    private void Search()
    {
        var experiment = view.Experiment;
        List("Search",
        [
            $"{view.Board.Configurations.Count()} of {Figures.Count(view.Planned, "configuration")} tried by {experiment.Settings.GetValueOrDefault("search.strategy", "grid")}, "
            + $"each with {experiment.Validation.Words(experiment.HasClasses)}, ranked by {view.ScoreName}",
            $"seed {experiment.Seed}, digest {DigestWords.Describe(found.Digest, view)}",
        ]);
    }

    private IEnumerable<string> Limits()
    {
        var tried = view.Board.Configurations.Count();
        if (tried > 1) yield return $"The cross-validation score chose this model among {tried} configurations, so it is optimistically biased. The spread behind ± is the standard deviation over {Figures.Count(view.Board.Folds, "fold")}.";
        yield return data.Test is { } test
            ? $"The test score is one number from {Figures.Count(test.Rows, "row")} that had no part in training or selection. Other rows of the same kind give other scores."
            : view.Outer.IsEmpty
            ? "There were no test rows, so no score here is free of the choice of the model."
            : "There were no test rows; the score of nested cross-validation is that of the search, not of this one model.";
        yield return model.Classes.IsEmpty
            ? "A prediction is one number without an interval of confidence."
            : $"A probability is the output of a {(model.HasLabels ? "sigmoid" : "softmax")}. Compare it with frequencies on your own rows before you rely on its size.";
        if (model.Threshold is not null) yield return "The threshold was chosen on the training rows, so its score there is optimistically biased.";
        if (!model.LabelThresholds.IsEmpty) yield return "The thresholds of the labels were chosen on the training rows, so their score there is optimistically biased.";
        if (model.Image is not null)
        {
            yield return "Images of another size are refused. Images of another kind get a class all the same.";
            yield break;
        }

        yield return "The model is known to work only for rows like the training rows. Outside of the values in the table above it extrapolates, without a warning.";
        yield return model.TakesMissing ? "A missing value is filled in as the preparation in `model.json` says." : "A missing value is refused: no training row missed one.";
        if (model.Columns.Any(column => column.Type == ColumnType.Category)) yield return "A text that the training rows do not have is treated as unknown, without a warning.";
    }

    private void List(string title, IEnumerable<string> items)
    {
        Line($"## {title}");
        _text.Append('\n');
        foreach (var item in items) _text.Append("- ").Append(SingleLine.Clean(item)).Append('\n');
    }

    private void Line(string text) => _text.Append(_text.Length == 0 ? "" : "\n").Append(text).Append('\n');

    /// <summary>A name of the user's, which Markdown leaves as it is.</summary>
    private static string Code(string name) => $"`{Cell(name).Replace('`', '\'')}`";

    private static string Cell(string text) => SingleLine.Clean(text).Replace("|", "\\|", StringComparison.Ordinal);
}
