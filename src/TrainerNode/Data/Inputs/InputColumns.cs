using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Inputs;

/// <summary>
/// Which columns of a file are the inputs of a model. With a header on both sides: those of the same names. Otherwise by position: in a file
/// as wide as the training file where they stood there, in a file as wide as the model all of them in its order. Every other file is refused.
/// </summary>
/// <param name="inputs">Names of the model's inputs, in its order.</param>
/// <param name="source">What the model records of its training file; null where an earlier version wrote it.</param>
/// <param name="log">Takes the mistakes.</param>
internal sealed class InputColumns(ImmutableArray<string> inputs, SourceColumns? source, MistakeLog log)
{
    private const int MostShown = 10;

    /// <summary>Whether the model records enough; false after telling a mistake.</summary>
    /// <param name="header">As the user says; null where nothing was said.</param>
    public bool IsUsable(bool? header)
    {
        if (source is not null || (header != false && !inputs.All(name => name.All(char.IsAsciiDigit)))) return true;
        log.AddFile(
            "the model was written by an earlier version, which did not record the positions of its columns"
            + (header == false ? ". Give a file with a header, without --no-header." : ". Run the experiment again to write a new model."));
        return false;
    }

    /// <summary>The columns of the inputs; null after telling a mistake.</summary>
    /// <param name="first">The first row of the file, and whether it is a header.</param>
    public ImmutableArray<int>? Choose(CsvHeader first) =>
        source is { Header: false } ? (first.Named || HoldsNumbers(first) ? ByPosition(first, source) : null)
        : first.Named ? ByName(first)
        : !HoldsNames(first) ? ByPosition(first, source!)
        : null;

    private ImmutableArray<int>? ByName(CsvHeader first)
    {
        var missing = inputs.Where(name => !first.Names.Contains(name)).ToArray();
        if (missing.Length == inputs.Length && first.Names.Length > 0 && first.Names.All(CsvNumber.IsNumber))
        {
            log.AddLine(1, $"the row holds numbers, not names. The model takes {Listed(inputs)}: add a header, or give --no-header to take the columns by position.");
            return null;
        }

        if (missing.Length > 0)
        {
            var near = missing.Length == 1 ? NearestName.Of(missing[0], first.Names.Where(name => !inputs.Contains(name))) : null;
            log.AddFile(
                $"the model takes {(missing.Length == 1 ? "a column" : "columns")} that the file does not have: {Listed(missing)}. "
                + (near is null ? $"The columns of the file are {Listed(first.Names)}." : $"Did you mean {Shown.Quoted(near)}?"));
            return null;
        }

        if (inputs.FirstOrDefault(name => first.Names.Count(other => other == name) > 1) is { } twice)
        {
            log.AddFile($"{first.Names.Count(name => name == twice)} columns have the name {Shown.Quoted(twice)}. Rename all but the one that the model takes.");
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
            $"the file has {Columns(count)}, but the training file had {known.Count}, of which the model takes {inputs.Length} "
            + $"(counted from 0: {places}). Give the columns of the training file, or the {inputs.Length} inputs alone in that order.");
        return null;
    }

    /// <summary>Whether the first row is one of data, where nobody has said that it is a header.</summary>
    private bool HoldsNumbers(CsvHeader first)
    {
        if (first.Names.Any(CsvNumber.IsNumber) || first.Names.All(name => name.Length == 0)) return true;
        log.AddLine(
            1, "the row holds no number, and the model was trained on a file without a header. If this row names the columns, give --header: they are then taken by position.");
        return false;
    }

    /// <summary>Whether a row that the user calls data holds the names of the inputs.</summary>
    private bool HoldsNames(CsvHeader first)
    {
        if (!inputs.All(first.Names.Contains)) return false;
        log.AddLine(1, $"the row names the columns that the model takes ({Listed(inputs)}). Take --no-header away.");
        return true;
    }

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";

    private static string Listed(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostShown).Select(Shown.Quoted)) + (names.Count > MostShown ? $" and {names.Count - MostShown} more" : "");
}
