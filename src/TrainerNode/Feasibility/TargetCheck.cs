using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether a loss can learn the targets of a data set.</summary>
internal static class TargetCheck
{
    /// <summary>Why it cannot, or null.</summary>
    public static Mistake? Check(LossSettings loss, DataSet data)
    {
        if (loss.IsForLabels != data.Train.HasLabels)
        {
            return Wrong(data.Train, loss.IsForLabels ? "its rows have one value each, and loss.kind = binary-cross-entropy is for several labels a row; set another loss" : "its rows have several labels; set loss.kind = binary-cross-entropy");
        }

        if (loss.Link is null || !data.Train.Classes.IsEmpty) return null;
        var train = data.Train;
        if (!train.TargetUnit.IsPlain)
        {
            return Wrong(train, "its numbers are stored with an offset or a power of two, because they are close together and far from 0, or very large or small; divide or shift them, or use another loss");
        }

        return Check(loss, train, train.Roles.Trained ?? train.Rows) ?? (data.Test is { } test ? Check(loss, test, 0) : null);
    }

    /// <param name="trained">Rows of the training file; those after them are of the validation file. 0: a test file.</param>
    private static Mistake? Check(LossSettings loss, DataTable table, int trained)
    {
        for (var row = 0; row < table.Rows; row++)
        {
            if (loss.Wrong(table.Targets[row]) is not { } wrong) continue;
            var (kind, place) = trained == 0 ? ("test", row) : row < trained ? ("training", row) : ("validation", row - trained);
            return Wrong(table, string.Create(CultureInfo.InvariantCulture, $"{kind} row {place}, counted from 0, is {table.Targets[row]}; {wrong}"));
        }

        return null;
    }

    private static Mistake Wrong(DataTable table, string sentence)
    {
        var column = $"column {QuotedText.Quoted(table.TargetName)}";
        return new Mistake("data.target", $"{column}: {sentence}.") { Column = column };
    }
}
