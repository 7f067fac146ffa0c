using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>A table with columns of all types, and rows to predict that have texts, gaps and numbers which it does not have.</summary>
/// <param name="Train">CSV with a header.</param>
/// <param name="Names">Of the columns, the target last.</param>
/// <param name="Choices">What the columns are.</param>
/// <param name="Fresh">Makes a field of each input column for a row to predict.</param>
internal sealed record RandomTable(
    string Train, ImmutableArray<string> Names, ImmutableSortedDictionary<string, ColumnChoice> Choices, ImmutableArray<Func<string>> Fresh)
{
    // Some are names that the graph could have for itself.
    private static readonly string[] Words = ["x", "a column", "prediction", "v7", "c3", "0.weight", "rows", "größe", "probabilities", "z"];
    private static readonly string[] MissingWords = ["", "NA", "null", "NuLL", "nan", "NaN", "?", "#n/a N/A".ToUpperInvariant(), "(NULL)", "-Infinity"];

    /// <summary>The fields of a row to predict.</summary>
    public string[] Row(bool mayMiss) => [.. Fresh.Select(fresh =>
    {
        string field;
        do field = fresh();
        while (!mayMiss && MissingWords.Contains(field));
        return field;
    })];

    /// <param name="classes">0 for a target of numbers.</param>
    /// <param name="complete">Whether all columns are numbers and none misses a value.</param>
    public static RandomTable Make(Random random, int classes, bool complete)
    {
        var count = random.Next(1, 7);
        var names = Words.OrderBy(_ => random.Next()).Take(count).Append("target").ToImmutableArray();
        var choices = ImmutableSortedDictionary<string, ColumnChoice>.Empty;
        var (make, fresh) = (new List<Func<string>>(), new List<Func<string>>());
        foreach (var name in names[..^1])
        {
            var (train, predict, choice) = Column(random, complete ? random.Next(3) : random.Next(10));
            var gaps = !complete && random.Next(2) == 0 ? random.NextDouble() * 0.3 : 0;
            make.Add(() => random.NextDouble() < gaps ? "" : train());
            fresh.Add(() => !complete && random.NextDouble() < 0.15 ? Missing(choice) : predict());
            if (choice is not null) choices = choices.Add(name, choice);
        }

        var target = Target(random, classes);
        var text = new StringBuilder(string.Join(',', names)).Append('\n');
        for (var row = 0; row < 48; row++) text.AppendJoin(',', make.Select(of => of()).Append(target(row))).Append('\n');
        return new RandomTable(text.ToString(), names, choices, [.. fresh]);

        // Empty lines at the end of a file of one column are not rows.
        string Missing(ColumnChoice? choice) => MissingWords[random.Next(count == 1 ? 1 : 0, choice?.Use == ColumnUse.Category ? MissingWords.Length : 3)];
    }

    private static (Func<string> Train, Func<string> Predict, ColumnChoice? Choice) Column(Random random, int kind)
    {
        var size = Math.Pow(10, random.Next(-3, 4));
        string[] levels = [.. Enumerable.Range(0, random.Next(1, 12)).Select(at => kind == 6 ? $"{at}" : $"level {(char)('a' + at)}{(at % 3 == 0 ? "é" : "")}")];
        string Level() => levels[(int)(random.NextDouble() * random.NextDouble() * levels.Length)];
        return kind switch
        {
            0 => (() => Text(random.NextDouble() * size), () => Text(((random.NextDouble() * 1.4) - 0.2) * size), new(ColumnUse.Number)),

            // Stored with an offset, because 32 bits are too few.
            1 => (() => Text(1.7e9 + (random.NextDouble() * 50)), () => Text(1.7e9 + (random.NextDouble() * 60)), new(ColumnUse.Number)),
            2 => (() => Text(random.Next(5)), () => Text(random.Next(7)), new(ColumnUse.Number)),
            3 => (() => random.Next(2) == 0 ? "True" : "False", () => random.Next(2) == 0 ? "true" : "False", null),
            4 => (() => random.Next(2) == 0 ? "yes" : "no", () => new[] { "yes", "no", "YES", "No", "yEs" }[random.Next(5)], null),
            5 => (Level, () => random.Next(5) == 0 ? "never seen" : Level(), new(ColumnUse.Category)),
            6 => (Level, () => random.Next(3) switch { 0 => $"{Level()}.0", 1 => "77", _ => Level() }, new(ColumnUse.Category)),
            7 => (() => Text(1e25 * random.NextDouble()), () => Text(1e25 * random.NextDouble()), new(ColumnUse.Number)),
            8 => (() => Date(false), () => Date(false), new(ColumnUse.Date) { As = (DateForm)random.Next(3) }),
            _ => (() => Date(true), () => Date(true), new(ColumnUse.Date) { As = (DateForm)random.Next(3) }),
        };

        string Date(bool time) => new DateTime(1896, 1, 1).AddDays(random.Next(80_000)).AddSeconds(time ? random.Next(86_400) : 0)
            .ToString(time ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Func<int, string> Target(Random random, int classes)
    {
        var (offset, spread) = random.Next(3) switch { 0 => (0.0, 1.0), 1 => (2e9, 20.0), _ => (-3.0, 40.0) };
        var texts = random.Next(2) == 0;
        return row => classes == 0 ? Text(offset + (random.NextDouble() * spread))
            : row < classes ? Class(row)
            : Class(random.Next(classes));

        string Class(int at) => texts ? $"class {at}" : $"{at}";
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
