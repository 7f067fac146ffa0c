using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Settings;

/// <summary>The settings of a node by role, with their allowed values: the same for files, <c>--set</c> and the environment.</summary>
internal sealed class NodeKeys
{
    private const int Shown = 80;

    private static readonly NodeKeys Coordinator = new(NodeSettingForms.Coordinator), Trainer = new(NodeSettingForms.Trainer);

    private readonly Dictionary<string, SettingForm> _ours;

    private NodeKeys(Dictionary<string, SettingForm> ours) => _ours = ours;

    public static NodeKeys Create(NodeRole role) => role == NodeRole.Coordinator ? Coordinator : Trainer;

    public IEnumerable<string> All => _ours.Keys.Concat(AkkaSettingForms.Keys);

    /// <summary>Whether the value of a key is a list.</summary>
    public bool IsList(string key) => FormFor(key) is { IsList: true };

    /// <summary>What is wrong with a key or its value, as a sentence; null if both are right.</summary>
    public string? Objection(string key, HoconTree value)
    {
        if (FormFor(key) is not { } form)
            return FixedKeys.WhyNot(key) ?? Unknown(key);
        return form.Fits(value) ? null : $"{key} must be {form.Words}, but is {Quoted(value.ToString())}.";
    }

    private SettingForm? FormFor(string key) => _ours.GetValueOrDefault(key) ?? AkkaSettingForms.Find(key);

    private string Unknown(string key)
    {
        var inside = All.Where(known => known.StartsWith($"{key}.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (inside.Count > 0)
            return $"{key} is a group of settings. Set one of them, for example {inside[0]}.";
        var near = NearestPath.Among(key, All.Order(StringComparer.Ordinal));
        var last = key[(key.LastIndexOf('.') + 1)..];
        var elsewhere = near is not null || last.Length == 0
            ? []
            : All.Where(known => known.EndsWith($".{last}", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(3).ToList();
        return $"there is no setting {key}. " + (near, elsewhere.Count) switch
        {
            ({ } one, _) => $"Did you mean {one}?",
            (_, > 0) => $"Did you mean {string.Join(" or ", elsewhere)}?",
            _ => "See the keys in hocon/*.conf.",
        };
    }

    private static string Quoted(string? text) => $"'{(text is { Length: > Shown } ? $"{text[..Shown]}…" : text)}'";
}
