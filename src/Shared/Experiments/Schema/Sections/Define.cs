using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>Short forms in which the sections list their settings.</summary>
public static class Define
{
    /// <summary>A share that leaves some of the rest: in single precision what is closer to 1 is 1.</summary>
    public const double AlmostAll = 0.999999;

    /// <summary>A number from 0, or above 0 where it divides, to a bound.</summary>
    public static Setting<double> Number(string path, SettingScope scope, double standard, string summary, double atLeast = 0, double atMost = NumberKind.Most) =>
        Number(path, scope, standard, summary, new NumberKind(atLeast, true, atMost, true));

    /// <summary>A share of something.</summary>
    /// <param name="fromNothing">Whether 0 is one; 1 never is.</param>
    public static Setting<double> Share(string path, SettingScope scope, double standard, string summary, bool fromNothing) =>
        Number(path, scope, standard, summary, new NumberKind(0, fromNothing, 1, false));

    public static Setting<int> Whole(string path, SettingScope scope, int standard, string summary, int atLeast, int atMost)
    {
        var kind = new WholeKind(atLeast, atMost);
        return new Setting<int>(path, scope, summary, kind.Format(standard), kind);
    }

    private static Setting<double> Number(string path, SettingScope scope, double standard, string summary, NumberKind kind) =>
        new(path, scope, summary, kind.Format(standard), kind);

    public static Setting<ulong> Seed(string path, SettingScope scope, ulong standard, string summary) =>
        new(path, scope, summary, new SeedKind().Format(standard), new SeedKind());

    public static Setting<bool> Flag(string path, SettingScope scope, bool standard, string summary) =>
        new(path, scope, summary, new FlagKind().Format(standard), new FlagKind());

    public static Setting<string> Text(string path, SettingScope scope, string meaning, string summary) =>
        new(path, scope, summary, null, new TextKind(meaning));

    public static Setting<T> Word<T>(
        string path, SettingScope scope, string standard, string summary, params ImmutableArray<KeyValuePair<string, T>> words) =>
        new(path, scope, summary, standard, new WordKind<T>(words));

    /// <summary>A setting whose words are kinds, still without them.</summary>
    public static Setting<Kind<T>> Family<T>(string path, SettingScope scope, string standard, string summary) =>
        new(path, scope, summary, standard, new FamilyKind<T>([]));

    /// <summary>A word for one kind of a thing, with what makes the thing of the settings.</summary>
    public static KeyValuePair<string, Func<SettingValues, T>> Makes<T>(string word, Func<SettingValues, T> make) => new(word, make);

    public static KeyValuePair<string, T> Means<T>(string word, T value) => new(word, value);
}
