using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Csv.Headers;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Inputs;

/// <summary>
/// Which columns of a file are the inputs of a model. With a header on both sides: those of the same names. Otherwise by position: in a file
/// as wide as the training file at their positions there, in a file as wide as the model all columns in its order. Every other file is refused.
/// </summary>
/// <param name="inputs">Names of the model's inputs, in its order.</param>
/// <param name="source">What the model records of its training file; null if an earlier version wrote it.</param>
/// <param name="log">Collects the mistakes.</param>
internal sealed class InputColumns(ImmutableArray<string> inputs, SourceColumns? source, MistakeLog log)
{
    private const int MostShown = 10;

    /// <summary>Whether the model records enough; false after reporting a mistake.</summary>
    /// <param name="header">The user's option; null if it is not given.</param>
    public bool IsUsable(bool? header)
    {
        if (source is not null || (header != false && !inputs.All(name => name.All(char.IsAsciiDigit)))) return true;
        log.AddFile(
            "the model was written by an earlier version, which did not record the positions of its columns"
            + (header == false ? ". Give a file with a header, without --no-header." : ". Run the experiment again to write a new model."));
        return false;
    }

    /// <summary>The columns of the inputs; null after a mistake.</summary>
    /// <param name="first">The first row of the file, and whether it is a header.</param>
    /// <param name="header">The user's option; null if it is not given.</param>
    public ImmutableArray<int>? Choose(CsvHeader first, bool? header) =>
        source is { Header: false } ? (first.Named || header == false || IsData(first) ? ByPosition(first, source) : null)
        : first.Named ? ByName(first)
        : !HoldsNames(first) ? ByPosition(first, source!)
        : null;

    private ImmutableArray<int>? ByName(CsvHeader first)
    {
        var missing = inputs.Where(name => !first.Names.Contains(name)).ToArray();
        if (missing.Length == inputs.Length && first.Names.Any(CsvNumber.IsNumberOfAnySign))
        {
            log.AddLine(1, $"the row has numbers, not names. The model uses {QuotedText.Listed(inputs)}: add a header, or give --no-header to use the columns by position.");
            return null;
        }

        if (missing.Length > 0)
        {
            var near = missing.Length == 1 ? NearestName.Find(missing[0], first.Names.Where(name => !inputs.Contains(name))) : null;
            log.AddFile(
                $"the model uses {(missing.Length == 1 ? "a column" : "columns")} that the file does not have: {QuotedText.Listed(missing)}. "
                + (near is null ? $"The columns of the file are {QuotedText.Listed(first.Names)}." : $"Did you mean {QuotedText.Quoted(near)}?"));
            return null;
        }

        if (inputs.FirstOrDefault(name => first.Names.Count(other => other == name) > 1) is { } twice)
        {
            log.AddFile($"{first.Names.Count(name => name == twice)} columns have the name {QuotedText.Quoted(twice)}. Rename all but the one that the model uses.");
            return null;
        }

        return [.. inputs.Select(name => first.Names.IndexOf(name))];
    }

    private ImmutableArray<int>? ByPosition(CsvHeader first, SourceColumns known)
    {
        var count = first.Names.Length;
        if (count == known.Count) return known.Inputs;
        if (count == inputs.Length) return [.. Enumerable.Range(0, count)];
        var places = string.Join(", ", known.Inputs.Take(MostShown)) + (inputs.Length > MostShown ? ", …" : "");
        log.AddFile(
            $"the file has {Amount.Format(count, "column")}, but the training file had {known.Count}, and the model uses {inputs.Length} of them "
            + $"(counted from 0: {places}). Give all columns of the training file, or only the {inputs.Length} inputs in that order.");
        return null;
    }

    /// <summary>Whether the first row can be data if the user has not said what it is.</summary>
    private bool IsData(CsvHeader first)
    {
        if (HeaderEvidence.IsData(first.Names)) return true;
        log.AddLine(
            1, "the row has no number, and the model was trained on a file without a header. If this row is a header, give --header: the columns are then used by position. If it is data, give --no-header.");
        return false;
    }

    /// <summary>Whether a row that the user calls data has the names of the inputs.</summary>
    private bool HoldsNames(CsvHeader first)
    {
        if (!inputs.All(first.Names.Contains)) return false;
        log.AddLine(1, $"the row has the names of the columns that the model uses ({QuotedText.Listed(inputs)}). Remove --no-header.");
        return true;
    }
}
