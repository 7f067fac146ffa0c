using System.Collections.Immutable;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>Values of settings by path, in canonical text; missing ones have their defaults.</summary>
/// <param name="catalog">All settings.</param>
/// <param name="given">The canonical text given for a path, or null.</param>
public sealed class SettingValues(Catalog catalog, Func<string, string?> given)
{
    /// <exception cref="FormatException">It has none, or its text is not canonical.</exception>
    public T Get<T>(Setting<T> setting) => setting.Parse(
        Text(setting) ?? throw new FormatException($"{setting.Path} is missing; it must be {setting.Expected}."));

    /// <summary>The typed value of a text, or null where there is none.</summary>
    public string? GetOrNull(Setting<string> setting) => Text(setting) is { } text ? setting.Parse(text) : null;

    /// <summary>What the word of a setting of kinds makes.</summary>
    public T Make<T>(Setting<Func<SettingValues, T>> setting) => Get(setting)(this);

    public Kind<T> KindOf<T>(Setting<Kind<T>> family) => Get((Setting<Kind<T>>)Known(family));

    /// <summary>All kinds of a setting, in the order of the catalog.</summary>
    public ImmutableArray<Kind<T>> KindsOf<T>(Setting<Kind<T>> family) => ((FamilyKind<T>)((Setting<Kind<T>>)Known(family)).Kind).Kinds;

    /// <summary>What the chosen kind makes.</summary>
    public T Make<T>(Setting<Kind<T>> family) => KindOf(family).Make(this);

    /// <summary>The same with another canonical text of one setting.</summary>
    public SettingValues With(Setting setting, string text) => With(setting.Path, text);

    /// <summary>The same with another text of the setting of a path.</summary>
    public SettingValues With(string changed, string text)
    {
        var canonical = catalog.Find(changed)?.Canonical(new HoconTree.Text(text)) ?? text;
        return new(catalog, path => path == changed ? canonical : given(path));
    }

    /// <summary>The canonical text given for a path, or null.</summary>
    public string? Text(string path) => given(path);

    /// <summary>The canonical text, or null where there is none.</summary>
    public string? Text(Setting setting) => given(setting.Path) ?? setting.Default;

    /// <summary>Whether a setting has an effect, given the others.</summary>
    public bool IsUsed(Setting setting) => Known(setting).Needs is not { } needs
        || (IsUsed(needs.Setting) && Text(needs.Setting) is { } text && needs.Values.Contains(text));

    private Setting Known(Setting setting) =>
        catalog.Find(setting.Path) ?? throw new InvalidOperationException($"{setting.Path} is not in the catalog.");
}
