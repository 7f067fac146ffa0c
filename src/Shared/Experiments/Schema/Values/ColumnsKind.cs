using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>An object from columns to what each is: a word, or for a date an object with its form.</summary>
public sealed record ColumnsKind : ValueKind<ImmutableSortedDictionary<string, ColumnChoice>>
{
    private static readonly WordKind<ColumnUse> Uses = new([.. Enum.GetValues<ColumnUse>().Select(use => Word(use))]);
    private static readonly WordKind<DateForm> Forms = new([.. Enum.GetValues<DateForm>().Select(form => Word(form))]);
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override string Expected =>
        $"an object of columns (for example {{ age = number, code = ignore, day {{ as = parts, type = date }} }}), each {Uses.Expected}; "
        + $"as of a date is {Forms.Expected}, and its format a pattern, for example \"dd/MM/yyyy\"; "
        + "it can hold settings of data.prepare too, for example { age { impute = mean, scale = robust } }";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, [MaybeNullWhen(false)] out ImmutableSortedDictionary<string, ColumnChoice> value)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, ColumnChoice>(StringComparer.Ordinal);
        value = written is HoconTree.Branch branch && TryAdd("", branch, columns) ? columns.ToImmutable() : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out ImmutableSortedDictionary<string, ColumnChoice> value)
    {
        value = text == "{}" ? ImmutableSortedDictionary.Create<string, ColumnChoice>(StringComparer.Ordinal) : null;
        return value is not null || (HoconReader.TryRead($"columns = {text}", out var document, out _)
            && document.Root.Fields is [{ Key: "columns", Value: var tree }] && TryRead(tree, out value));
    }

    /// <summary>An object of JSON with its keys in ordinal order, which is HOCON too.</summary>
    public override string Format(ImmutableSortedDictionary<string, ColumnChoice> value) =>
        $"{{{string.Join(", ", value.Select(column => $"{Quoted(column.Key)}: {Shown(column.Value)}"))}}}";

    private static string Shown(ColumnChoice choice)
    {
        if (choice is { Use: { } alone, As: DateForm.Elapsed, Format: null, Prepare.IsEmpty: true }) return Quoted(Uses.Format(alone));
        var keys = new List<(string Key, string Value)>();
        if (choice.Use is { } use) keys.Add(("type", Uses.Format(use)));
        if (choice.As != DateForm.Elapsed) keys.Add(("as", Forms.Format(choice.As)));
        if (choice.Format is { } format) keys.Add(("format", format));
        return $"{{{string.Join(", ", keys.Concat(choice.Prepare.Select(step => (step.Key, step.Value))).Select(key => $"{Quoted(key.Item1)}: {Quoted(key.Item2)}"))}}}";
    }

    // A name with a dot in it comes as one object within another.
    private static bool TryAdd(string prefix, HoconTree.Branch branch, IDictionary<string, ColumnChoice> columns) => branch.Fields.All(field =>
        field.Value is HoconTree.Branch inner && !IsChoice(inner)
            ? TryAdd($"{prefix}{field.Key}.", inner, columns)
            : Choice(field.Value) is { } choice && columns.TryAdd($"{prefix}{field.Key}", choice));

    private static bool IsChoice(HoconTree.Branch branch) =>
        branch.Fields.Any(part => part is { Key: "type", Value: HoconTree.Text }) || branch.Fields.Any(part => part.Value is HoconTree.Text word && !Uses.TryParse(word.Value, out _));

    private static ColumnChoice? Choice(HoconTree written) => Read(written).Choice;

    /// <summary>What is said of a column, or why it cannot be used, to follow its name.</summary>
    private static (ColumnChoice? Choice, string? Reason) Read(HoconTree written)
    {
        if (written is HoconTree.Text word) return Uses.TryParse(word.Value, out var use) ? (new ColumnChoice(use), null) : (null, $" must be {Uses.Expected}, but is {Said(word)}.");
        if (written is not HoconTree.Branch branch) return (null, $" must be {Uses.Expected}, or an object, but is a list.");
        var choice = new ColumnChoice(null);
        foreach (var (key, value) in branch.Fields.OrderByDescending(field => field.Key == "type"))
        {
            var text = $"{value}";
            var kind = choice.Use is { } type ? $"type = {Uses.Format(type)}" : "no type";
            switch (key)
            {
                case "type" when choice.Use is null:
                    if (!Uses.TryParse(text, out var given)) return (null, $": type must be {Uses.Expected}, but is {Said(value)}.");
                    choice = new ColumnChoice(given);
                    break;
                case "as":
                    if (choice.Use != ColumnUse.Date) return (null, $": as is for dates, and the column has {kind}; set type = date, or remove as.");
                    if (!Forms.TryParse(text, out var form)) return (null, $": as must be {Forms.Expected}, but is {Said(value)}.");
                    choice = choice with { As = form };
                    break;
                case "format":
                    if (choice.Use is not (ColumnUse.Date or ColumnUse.Time)) return (null, $": format is for dates and times, and the column has {kind}; set type = date or type = time, or remove format.");
                    if (text.Length == 0) return (null, ": format is empty; write a pattern, for example \"dd/MM/yyyy\", or remove it.");
                    choice = choice with { Format = text };
                    break;
                case "type":
                    return (null, ": type is given twice; remove one of the two.");
                default:
                    if (!choice.IsInput) return (null, $": {key} prepares inputs, and with {kind} the column is not one; remove {key}.");
                    choice = choice with { Prepare = choice.Prepare.SetItem(key, text) };
                    break;
            }
        }

        return (choice, null);
    }

    /// <inheritdoc/>
    public override string? Reason(HoconTree written) => written is HoconTree.Branch branch ? Reason("", branch) : null;

    private static string? Reason(string prefix, HoconTree.Branch branch) => branch.Fields
        .Select(field => field.Value is HoconTree.Branch inner && !IsChoice(inner) ? Reason($"{prefix}{field.Key}.", inner)
            : Read(field.Value).Reason is { } reason ? $"column '{prefix}{field.Key}'{reason}" : null)
        .FirstOrDefault(reason => reason is not null);

    private static string Said(HoconTree value) => $"{value}" is { Length: > 0 } text ? $"'{text}'" : "empty";

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Json);

    private static KeyValuePair<string, T> Word<T>(T value)
        where T : struct, Enum => new(value.ToString().ToLowerInvariant(), value);
}
