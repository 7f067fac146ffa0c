namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// <c>predictions.csv</c>: out-of-fold predictions of the winner, a row a training row that validated. Columns: the row, counted from 0 as in
/// <c>analysis.rows</c> and the report; the folds that it validated; its target; the prediction, the mean over these folds; for classes <c>probability_CLASS</c>
/// for each.
/// </summary>
public static class OutOfFoldCsv
{
    /// <param name="stream">Where to; left open.</param>
    /// <param name="predicted">What to write.</param>
    public static void Write(Stream stream, OutOfFold predicted)
    {
        using var csv = CsvTable.To(stream);
        var classes = predicted.Table.Classes;
        csv.WriteHeader(["row", "folds", "target", "prediction", .. classes.Select(name => $"probability_{name}")]);
        foreach (var row in predicted.Rows)
        {
            csv.WriteField(row.Row, default);
            csv.WriteField(string.Join(' ', row.Folds));
            var target = predicted.Table.Target(row.Row);
            if (classes.IsEmpty)
            {
                WriteNumber(csv, predicted, target);
                WriteNumber(csv, predicted, row.Predictions[0]);
            }
            else
            {
                csv.WriteField(classes[(int)target]);
                csv.WriteField(classes[row.Class]);
                foreach (var probability in row.Predictions) csv.WriteField((float)probability, default);
            }

            csv.EndRecord();
        }
    }

    // Where the target is stored as it is, its numbers have 32 bits, and more digits would say nothing.
    private static void WriteNumber(CsvHelper.CsvWriter csv, OutOfFold predicted, double number)
    {
        if (predicted.Table.TargetUnit.IsPlain) csv.WriteField((float)number, default);
        else csv.WriteField(number, default);
    }
}
