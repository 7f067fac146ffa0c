using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Makes of columns what they say of the rows.</summary>
internal static class RoleMaker
{
    /// <summary>Sums of larger weights could leave the range of 32 bits.</summary>
    private const double MostWeight = 1e12;

    /// <summary>The roles of all such columns; mistakes go to the log.</summary>
    public static RowRoles Make(CsvColumnsRead read, MistakeLog log)
    {
        var roles = RowRoles.None;
        foreach (var (place, planned) in read.Plan.Index())
        {
            if (planned is not PlannedColumn.Chosen { Choice: { IsInput: false, Use: var use } }) continue;
            var (name, described) = (read.Header.Names[planned.Position], read.Header.Describe(planned.Position));
            roles = (use, read.Columns[place]) switch
            {
                (ColumnUse.Id, IdColumn ids) => roles with { Ids = roles.Ids.Add((name, ids.Texts)) },
                (ColumnUse.Group, TextColumn texts) => roles with { Groups = Groups(name, described, texts, log) },
                (ColumnUse.Time, NumberColumn { IsTruth: false } numbers) => roles with { Times = new(name, numbers.Order()) },
                (ColumnUse.Time, DateColumn dates) => roles with { Times = new(name, dates.Days.ToArray()) },
                (ColumnUse.Fold, NumberColumn numbers) => roles with { Folds = Folds(name, described, numbers, log) },
                (ColumnUse.Weight, NumberColumn numbers) => roles with { Weights = Weights(name, described, numbers, log) },
                _ => Untimed(roles, described, log),
            };
        }

        return roles;
    }

    private static RowRoles Untimed(RowRoles roles, string described, MistakeLog log)
    {
        log.AddColumn(described, "it is neither a column of numbers nor of dates, so it does not order the rows; if it holds dates, set its format in data.columns.");
        return roles;
    }

    private static RowGroups? Groups(string name, string described, TextColumn texts, MistakeLog log)
    {
        if (texts.Overflows)
        {
            log.AddColumn(described, $"it has more than {TextColumn.Most} groups; give it another type in data.columns.");
            return null;
        }

        var labels = texts.Texts.Select(text => text.Text).ToList();
        var names = labels.All(CsvNumber.IsNumber)
            ? labels.OrderBy(label => double.Parse(label, CultureInfo.InvariantCulture)).ThenBy(label => label, StringComparer.Ordinal).ToImmutableArray()
            : [.. labels.Order(StringComparer.Ordinal)];
        var places = names.Index().ToDictionary(group => group.Item, group => group.Index, StringComparer.Ordinal);
        int[] ofTexts = [.. labels.Select(label => places[label])];
        return new RowGroups(name, names, [.. texts.Rows.ToArray().Select(text => ofTexts[text])]);
    }

    private static RowNumbers Folds(string name, string described, NumberColumn numbers, MistakeLog log)
    {
        foreach (var (row, fold) in numbers.Numbers.ToArray().Index())
        {
            if (fold >= -1 && fold == Math.Floor(fold) && fold <= int.MaxValue) continue;
            log.AddColumn(described, string.Create(CultureInfo.InvariantCulture, $"row {row}, counted from 0, has the fold {fold}; write 0, 1, 2 …, or -1 for rows that never validate."));
            break;
        }

        return new RowNumbers(name, numbers.Numbers.ToArray());
    }

    private static RowNumbers Weights(string name, string described, NumberColumn numbers, MistakeLog log)
    {
        var weights = numbers.Numbers.ToArray();
        if (Array.FindIndex(weights, weight => !(weight >= 0 && weight <= MostWeight)) is >= 0 and var row)
        {
            log.AddColumn(described, string.Create(CultureInfo.InvariantCulture, $"row {row}, counted from 0, has the weight {weights[row]}; weights are numbers from 0 to {MostWeight:0e0}."));
        }
        else if (Array.TrueForAll(weights, weight => weight == 0))
        {
            log.AddColumn(described, "all weights are 0, so no row counts; give rows a weight above 0, or set its type to ignore.");
        }

        return new RowNumbers(name, weights);
    }
}
