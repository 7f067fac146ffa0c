using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Csv.Headers;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The columns of one file in another one: by their names, in any order, or by their places where the files have no header.</summary>
internal static class SameColumns
{
    /// <summary>What is read of a test or validation file; null after a mistake.</summary>
    /// <param name="header">Of the file.</param>
    /// <param name="known">Of the training file.</param>
    /// <param name="train">Null: it could not be read, and only this file is checked.</param>
    /// <param name="needsIds">Whether a column that only names the rows has to be there.</param>
    /// <param name="notices">Gets a sentence about columns that the training file does not have.</param>
    public static ImmutableArray<PlannedColumn>? Plan(
        CsvHeader header, CsvHeader known, DataTable? train, CsvData settings, bool needsIds, List<string> notices, MistakeLog log)
    {
        var plan = train?.Source is null ? CsvColumns.Choose(known, settings, new MistakeLog(settings.Train)) : Planned(known, train, train.Source, settings);
        if (plan is null) return null;
        if (!needsIds) plan = [.. plan.Value.Where(column => column is not PlannedColumn.Chosen { Choice.Use: ColumnUse.Id } || header.Names.Contains(known.Names[column.Position]))];
        int[] needed = settings.IsOnlyTarget ? [.. Enumerable.Range(0, known.Names.Length)] : [.. plan.Value.Select(column => column.Position)];
        if (Find(known, header, needed, !settings.IsOnlyTarget, settings.Train, log) is not { } places) return null;
        if (known.Named && header.Names.Except(known.Names).ToArray() is [_, ..] more)
        {
            notices.Add(more.Length == 1 ? $"column {QuotedText.Listed(more)} is not in {settings.Train} and is not used." : $"columns {QuotedText.Listed(more)} are not in {settings.Train} and are not used.");
        }

        return [.. plan.Value.Select(column => column with { Position = places[column.Position] })];
    }

    /// <summary>The place in the other file of each column of the first one, −1 where it is not needed and does not exist; null after a mistake.</summary>
    /// <param name="needed">Places in the first file.</param>
    /// <param name="isFree">Whether the other file can have its columns in another order, and others beside them.</param>
    /// <param name="file">The first one, for people.</param>
    public static ImmutableArray<int>? Find(CsvHeader first, CsvHeader other, IReadOnlyCollection<int> needed, bool isFree, string file, MistakeLog log)
    {
        if (!first.Named || !isFree) return CsvColumns.AreSame(first, other, file, log) ? [.. Enumerable.Range(0, first.Names.Length)] : null;
        ImmutableArray<int> places = [.. first.Names.Select(name => other.Names.IndexOf(name))];
        string[] missing = [.. needed.Where(column => places[column] < 0).Select(column => first.Names[column]).Distinct()];
        if (missing.Length == 0) return places;
        var isOther = !other.Names.Any(first.Names.Contains);
        if (isOther && HeaderEvidence.IsData(other.Names))
        {
            log.AddFile(Headless(other.Names, file));
            return null;
        }

        var near = missing.Length == 1 ? NearestName.Find(missing[0], other.Names.Except(first.Names)) : null;
        var isCase = near is null && missing.All(name => other.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
        log.AddFile(
            $"it has no {(missing.Length == 1 ? "column" : "columns")} {QuotedText.Listed(missing)}, which {file} has; "
            + (near is null ? $"its columns are {QuotedText.Listed(other.Names)}{(isCase ? ", whose letters are in another case; write them alike" : isOther && other.Names.Length == first.Names.Length ? "; if that is data, write the header above it" : "")}." : $"did you mean {QuotedText.Quoted(near)}?"));
        return null;
    }

    /// <summary>What to say of a file that has no header.</summary>
    /// <param name="first">Its first row.</param>
    /// <param name="file">One of the same table that has a header, for people.</param>
    public static string Headless(IReadOnlyList<string> first, string file) => $"its first row is data ({QuotedText.Listed(first)}), but {file} begins with a header; write that header above it.";

    /// <summary>At the places of the training file.</summary>
    private static ImmutableArray<PlannedColumn> Planned(CsvHeader known, DataTable train, SourceColumns source, CsvData settings) =>
    [
        .. source.Inputs.Index().DistinctBy(input => input.Item).Select(input => new PlannedColumn.Known(input.Item, train.ColumnOf(input.Index), Needed: false)),
        .. train.Roles.Ids.Select(id => Role(id.Column, ColumnUse.Id, known)),
        .. train.Roles.Weights is { } weights ? [Role(weights.Column, ColumnUse.Weight, known)] : Array.Empty<PlannedColumn>(),
        .. settings.Planned(settings.Labels.IsEmpty ? [source.Target] : [.. settings.Labels.Select(label => known.Find(label)!.Value)]),
    ];

    private static PlannedColumn.Chosen Role(string column, ColumnUse use, CsvHeader known) => new(known.Find(column)!.Value, new ColumnChoice(use));
}
