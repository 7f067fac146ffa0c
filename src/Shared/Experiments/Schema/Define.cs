using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>Short forms in which the sections list their settings.</summary>
internal static class Define
{
    public static Setting<double> Number(
        string path, SettingScope scope, double standard, string summary,
        double above = double.NaN, double atLeast = 0, double below = double.PositiveInfinity)
    {
        var kind = double.IsNaN(above) ? new NumberKind(atLeast, true, below) : new NumberKind(above, false, below);
        return new Setting<double>(path, scope, summary, kind.Format(standard), kind);
    }

    public static Setting<int> Whole(string path, SettingScope scope, int standard, string summary, int atLeast, int atMost = int.MaxValue)
    {
        var kind = new WholeKind(atLeast, atMost);
        return new Setting<int>(path, scope, summary, kind.Format(standard), kind);
    }

    public static Setting<ulong> Seed(string path, SettingScope scope, ulong standard, string summary) =>
        new(path, scope, summary, new SeedKind().Format(standard), new SeedKind());

    public static Setting<bool> Flag(string path, SettingScope scope, bool standard, string summary) =>
        new(path, scope, summary, new FlagKind().Format(standard), new FlagKind());

    public static Setting<string> Text(string path, SettingScope scope, string meaning, string summary) =>
        new(path, scope, summary, null, new TextKind(meaning));

    public static Setting<T> Word<T>(
        string path, SettingScope scope, string standard, string summary, params ImmutableArray<KeyValuePair<string, T>> words) =>
        new(path, scope, summary, standard, new WordKind<T>(words));

    /// <summary>A word for one kind of a thing, with what makes the thing of the settings.</summary>
    public static KeyValuePair<string, Func<SettingValues, T>> Kind<T>(string word, Func<SettingValues, T> make) => new(word, make);

    public static KeyValuePair<string, T> Means<T>(string word, T value) => new(word, value);
}
