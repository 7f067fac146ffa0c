using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>
/// All settings and all kinds that experiments may use, in the order in which they are described. It is composed once, in code: nothing
/// is found by reflection.
/// </summary>
public sealed class Catalog
{
    private readonly ImmutableArray<CatalogPart> _parts;
    private readonly Lazy<FrozenDictionary<string, Setting>> _byPath;

    private Catalog(ImmutableArray<CatalogPart> parts)
    {
        var settings = new List<Setting>();
        var needs = Needs(parts);
        foreach (var setting in parts.SelectMany(part => part.Settings(needs).Where(setting => setting.Path == part.Path || !needs.ContainsKey(setting.Path))))
        {
            if (settings.Find(other => other.Path == setting.Path) is not { } earlier)
            {
                settings.Add(WithWords(setting, parts));
            }
            else if (earlier.Needs is not null || setting.Needs is null)
            {
                throw new ArgumentException($"{setting.Path} is in the catalog twice.");
            }
        }

        (_parts, Settings, Rules) = (parts, [.. settings], [.. parts.SelectMany(part => part.Rules)]);
        _byPath = new(() => settings.ToFrozenDictionary(setting => setting.Path));
    }

    private static Setting WithWords(Setting setting, ImmutableArray<CatalogPart> parts) => setting.Needs is not { } needs ? setting : setting with
    {
        Needs = new Needed(
            WithWords(needs.Setting, parts),
            needs.WithClasses ? [.. parts.Where(part => part.Path == needs.Setting.Path).SelectMany(part => part.WordsForClasses), .. needs.Values] : needs.Values),
    };

    // Kinds of one setting may use a setting of kinds: it is a part of its own, and what kinds use it decides when it is used.
    private static Dictionary<string, Needed?> Needs(ImmutableArray<CatalogPart> parts)
    {
        var families = parts.Select(part => part.Path).OfType<string>().ToHashSet();
        return parts.SelectMany(part => part.Settings(ImmutableDictionary<string, Needed?>.Empty).Where(setting => setting.Path != part.Path && families.Contains(setting.Path)))
            .ToDictionary(setting => setting.Path, setting => setting.Needs);
    }

    /// <summary>An empty catalog.</summary>
    public static Catalog Empty { get; } = new([]);

    /// <summary>Every setting; one that only some kinds use says which (<see cref="Setting.Needs"/>).</summary>
    public ImmutableArray<Setting> Settings { get; }

    /// <summary>What the settings of kinds must agree on.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>The setting of a path, or null.</summary>
    public Setting? Find(string path) => _byPath.Value.GetValueOrDefault(path);

    /// <summary>The same with settings that need no kind.</summary>
    /// <exception cref="ArgumentException">One of these paths is there already.</exception>
    public Catalog With(params ImmutableArray<Setting> settings) => new(_parts.Add(new CatalogPart.Alone(settings)));

    /// <summary>The same with kinds of a setting and with what they use; they come after those that the setting has already.</summary>
    /// <param name="family">The setting.</param>
    /// <param name="kinds">Its words, in the order in which a sentence lists them.</param>
    /// <exception cref="ArgumentException">Two kinds have one word, the default is not the word of one, or another setting of kinds uses one of these settings.</exception>
    public Catalog With<T>(Setting<Kind<T>> family, params ImmutableArray<Kind<T>> kinds)
    {
        var earlier = _parts.OfType<CatalogPart.Family<T>>().FirstOrDefault(part => part.Setting.Path == family.Path);
        var part = new CatalogPart.Family<T>(family, [.. earlier?.Kinds ?? [], .. kinds]);
        return new Catalog(earlier is null ? _parts.Add(part) : _parts.Replace(earlier, part));
    }
}
