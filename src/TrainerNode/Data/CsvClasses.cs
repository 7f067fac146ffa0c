using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ActorSearch.TrainerNode.Data;

/// <summary>The classes of a target column as its fields come in: texts, or whole numbers.</summary>
internal sealed class CsvClasses
{
    /// <summary>More is no classification, but a number or a name that somebody took for a class.</summary>
    private const int Most = 1000;

    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly string? _trainFile;

    /// <summary>Classes as they are found in a training file.</summary>
    public CsvClasses()
    {
    }

    /// <summary>Classes of a test file: those of the training file alone.</summary>
    public CsvClasses(ImmutableArray<string> known, string trainFile)
    {
        for (var i = 0; i < known.Length; i++) _found.Add(known[i], i);
        _trainFile = trainFile;
    }

    /// <summary>
    /// The index of a field's class, in the order in which they were found; or what is wrong with the field. What is wrong with the whole column
    /// is told once: that it holds fractions, that there are too many classes, and of each class that is new in a test file.
    /// </summary>
    public (int Index, string? Wrong) IndexOf(ReadOnlySpan<byte> field)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        if (text.Length == 0) return (0, "the field is empty; fill in a class or remove the row.");
        if (CsvNumber.IsNumber(text))
        {
            var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (!double.IsFinite(number) || number != Math.Floor(number))
            {
                return (0, Once("fractions", $"{Shown.Quoted(text)} is neither a text nor a whole number, so no class; to predict a number set loss.kind = mse."));
            }

            text = number.ToString("0", CultureInfo.InvariantCulture);
        }

        if (_found.TryGetValue(text, out var index)) return (index, null);
        if (_trainFile is not null)
        {
            return (0, Once($"class {text}", $"{Shown.Quoted(text)} is a class that {_trainFile} does not have; remove the rows of it, or train on some."));
        }

        if (_found.Count == Most)
        {
            return (0, Once("many", $"this is class {Most + 1}, and that is too many; to predict a number set loss.kind = mse."));
        }

        _found.Add(text, _found.Count);
        return (_found.Count - 1, null);
    }

    private string? Once(string what, string sentence) => _told.Add(what) ? sentence : null;

    /// <summary>The names in order, numbers by size and texts by letters, and the place there of each index given so far.</summary>
    public (ImmutableArray<string> Names, int[] Places) Ordered()
    {
        var numbers = _found.Keys.All(CsvNumber.IsNumber);
        var names = numbers
            ? _found.Keys.OrderBy(name => double.Parse(name, CultureInfo.InvariantCulture)).ToImmutableArray()
            : _found.Keys.Order(StringComparer.Ordinal).ToImmutableArray();
        var places = new int[names.Length];
        for (var i = 0; i < names.Length; i++) places[_found[names[i]]] = i;
        return (names, places);
    }
}
