using System.Collections.Immutable;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// <c>predictions.csv</c>: out-of-fold predictions of the winner, a row a training row that validated. Columns: the row, counted from 0 as in
/// <c>analysis.rows</c> and the report; with a validation file <c>validation_row</c>, the number of the row there; the id columns of the data, with <c>_2</c> where a name is taken; the folds that it validated; its target; the prediction, the mean over these folds; for classes <c>probability_CLASS</c>
/// for each. Labels of a row are divided by a character that no label contains. Numbers have all digits of what metrics are computed from: 0.1 of 32 bits is 0.10000000149011612.
/// </summary>
public static class OutOfFoldCsv
{
    /// <param name="stream">Where to; left open.</param>
    /// <param name="predicted">What to write.</param>
    public static void Write(Stream stream, OutOfFoldPredictions predicted)
    {
        using var csv = CsvTable.To(stream);
        var classes = predicted.Table.Classes;
        var divider = LabelSet.Divider(classes);
        ImmutableArray<string> own = ["folds", "target", "prediction", .. classes.Select(name => $"probability_{name}")];
        ImmutableArray<string> numbers = predicted.Table.Roles.Trained is null ? ["row"] : ["row", "validation_row"];
        csv.WriteHeader([.. numbers, .. FreeNames.Find(predicted.Table.Roles.Ids.Select(ids => ids.Column), [.. numbers, .. own]), .. own]);
        for (var place = 0; place < predicted.Count; place++)
        {
            var row = predicted.Rows[place];
            csv.WriteField(row, default);
            if (predicted.Table.Roles.Trained is { } trained) csv.WriteField(row - trained, default);
            foreach (var (_, texts) in predicted.Table.Roles.Ids) csv.WriteField(texts[row]);
            csv.WriteField(string.Join(' ', predicted.Folds.FoldsAt(place).ToArray()));
            var target = predicted.Table.Target(row);
            if (classes.IsEmpty)
            {
                csv.WriteField(target, default);
                csv.WriteField(predicted.OutputsAt(place)[0], default);
            }
            else
            {
                csv.WriteField(predicted.Table.HasLabels ? string.Join(divider, LabelSet.Names(target, classes)) : classes[(int)target]);
                csv.WriteField(predicted.Table.HasLabels ? string.Join(divider, classes.Where((_, label) => predicted.Predicts(place, label))) : classes[predicted.ClassOf(place)]);
                foreach (var probability in predicted.OutputsAt(place)) csv.WriteField(probability, default);
            }

            csv.EndRecord();
        }
    }
}
