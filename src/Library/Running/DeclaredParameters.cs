using System.Text;
using System.Text.Json.Nodes;

namespace ActorSearch.Running;

/// <summary>The hyperparameters of an experiment, as members of its file.</summary>
internal sealed class DeclaredParameters
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private JsonObject? _last;

    /// <summary>Those that vary, with their values.</summary>
    public JsonObject Space { get; } = [];

    /// <summary>Those that have one value.</summary>
    public JsonObject Fixed { get; } = [];

    /// <summary>What the values of each are.</summary>
    public JsonObject Types { get; } = [];

    /// <exception cref="ArgumentException">The name is taken, or a text is not Unicode.</exception>
    public void Vary(string name, string type, string kind, string[] values)
    {
        foreach (var value in values) CheckText(value);
        Claim(name, type);
        Space[name] = _last = new JsonObject { [kind] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };
    }

    /// <exception cref="ArgumentException">The name is taken, or the text is not Unicode.</exception>
    public void Give(string name, string type, string value)
    {
        CheckText(value);
        Claim(name, type);
        Fixed[name] = value;
    }

    /// <summary>The last one that varies is used only with this value of another one.</summary>
    /// <exception cref="InvalidOperationException">None varies.</exception>
    /// <exception cref="ArgumentException">The name or the value cannot stand in a file.</exception>
    public void When(string name, string value)
    {
        CheckName(name);
        CheckText(value);
        var dimension = _last ?? throw new InvalidOperationException("When follows the hyperparameter that depends on another one, for example Float(…).When(…).");
        if (dimension["when"] is not JsonObject conditions) dimension["when"] = conditions = [];
        conditions[name] = value;
    }

    /// <summary>Refuses what cannot stand in a file at all; other mistakes in names are reported with all others.</summary>
    /// <exception cref="ArgumentException">It is empty, or has quotes, backslashes or line breaks.</exception>
    public static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Any(c => c is '"' or '\\' || char.IsControl(c) || char.IsSurrogate(c)))
        {
            throw new ArgumentException($"A name has letters, digits, '-' and '_', and those of hyperparameters '.', but not: {name}.", nameof(name));
        }
    }

    /// <summary>Refuses half of a surrogate pair, which would be another letter in the file, and in the function.</summary>
    /// <exception cref="ArgumentException">It has one.</exception>
    public static void CheckText(string value)
    {
        try
        {
            Strict.GetByteCount(value);
        }
        catch (EncoderFallbackException half)
        {
            throw new ArgumentException($"Letter {half.Index} of a text, counted from 0, is half of a surrogate pair; a file cannot hold it.", nameof(value), half);
        }
    }

    private void Claim(string name, string type)
    {
        CheckName(name);
        if (Types.ContainsKey(name)) throw new ArgumentException($"There are two hyperparameters called {name}.", nameof(name));
        if (Types.FirstOrDefault(other => IsAbove(other.Key, name) || IsAbove(name, other.Key)).Key is { } near)
        {
            throw new ArgumentException($"{near} and {name} cannot both be hyperparameters, because a dot divides a name from those under it: rename one.", nameof(name));
        }

        Types[name] = type;
    }

    private static bool IsAbove(string name, string other) => other.StartsWith($"{name}.", StringComparison.Ordinal);
}
