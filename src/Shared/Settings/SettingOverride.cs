using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Settings;

/// <summary>A node setting from the command line or the environment.</summary>
/// <param name="Said">Where it was given, as the user wrote it.</param>
/// <param name="Key">The key, dotted.</param>
/// <param name="Value">The value, unchanged; a list has square brackets.</param>
internal sealed record SettingOverride(string Said, string Key, string Value)
{
    /// <summary>A variable that Akka's own programs read.</summary>
    private const string AkkaHome = "AKKA_HOME";

    private static readonly (string Prefix, string Root)[] Variables = [("AKKA__", "akka."), ("ACTORSEARCH__", "actorsearch.")];

    /// <summary>
    /// <c>AKKA__REMOTE__DOT_NETTY__TCP__PORT</c> is <c>akka.remote.dot-netty.tcp.port</c> and <c>ACTORSEARCH__LEASE</c> is
    /// <c>actorsearch.lease</c>: two underscores are a dot, one is a dash, because many shells allow neither dots nor dashes in a name.
    /// </summary>
    public static ImmutableArray<SettingOverride> FromEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        var overrides = new List<SettingOverride>();
        foreach (var (name, value) in environment)
        {
            foreach (var (prefix, root) in Variables)
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal)) overrides.Add(new SettingOverride(name, root + KeyOf(name[prefix.Length..]), value.Trim()));
            }
        }

        return [.. overrides.OrderBy(change => change.Said)];
    }

    /// <summary>
    /// Variables that would be settings of the node if they had two underscores where they have one, or capital letters where they have small
    /// ones: a name that is nearly right must not be ignored.
    /// </summary>
    public static IEnumerable<Mistake> AlmostInEnvironment(IReadOnlyDictionary<string, string> environment, NodeKeys keys)
    {
        foreach (var name in environment.Keys.Order(StringComparer.Ordinal))
        {
            var parts = name.ToUpperInvariant().Split('_', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1 && name != AkkaHome
                && Array.Exists(Variables, variable => parts[0] == variable.Prefix.TrimEnd('_') && !name.StartsWith(variable.Prefix, StringComparison.Ordinal))
                && keys.All.Order(StringComparer.Ordinal).FirstOrDefault(key => parts.SequenceEqual(key.ToUpperInvariant().Split('.', '-'))) is { } meant)
            {
                yield return new Mistake(name, $"there is no such setting of a node. Did you mean {NameOf(meant)}, which is {meant}?");
            }
        }
    }

    private static string NameOf(string key) =>
        key.Replace(".", "__", StringComparison.Ordinal).Replace('-', '_').ToUpperInvariant();

    /// <summary>A <c>--set key=value</c>.</summary>
    public static Checked<SettingOverride> FromCommandLine(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new Checked<SettingOverride>.Right(new SettingOverride($"--set {text}", text[..equals].Trim(), text[(equals + 1)..].Trim()))
            : new Checked<SettingOverride>.Wrong(
                [new Mistake($"--set {text}", "it must be key=value, for example --set akka.loglevel=DEBUG.")]);
    }

    /// <summary>Whether a key belongs to a node and not to an experiment.</summary>
    public static bool IsNodes(string key) =>
        key.StartsWith("akka.", StringComparison.Ordinal) || key.StartsWith("actorsearch.", StringComparison.Ordinal);

    /// <summary>The setting, or what is wrong with it.</summary>
    /// <param name="keys">Those of the node's role.</param>
    public Checked<LocatedSetting> Against(NodeKeys keys)
    {
        if (!IsNodes(Key))
            return Wrong($"{Key} is not a node setting: those begin with akka or actorsearch. Settings of an experiment belong in its file.");
        HoconTree value = new HoconTree.Text(Value);
        if (keys.IsList(Key) && Value.StartsWith('['))
        {
            if (!HoconReader.TryRead($"{Key} = {Value}", out var read, out var broken))
                return Wrong(broken.Sentence);
            for (value = read.Root; value is HoconTree.Branch { Fields: [var only] }; value = only.Value)
            {
            }
        }

        return keys.Objection(Key, value) is { } objection ? Wrong(objection) : new Checked<LocatedSetting>.Right(new LocatedSetting(Said, Key, value));
    }

    private Checked<LocatedSetting> Wrong(string sentence) => new Checked<LocatedSetting>.Wrong([new Mistake(Said, sentence)]);

    private static string KeyOf(string name) => name.Replace("__", ".", StringComparison.Ordinal).Replace('_', '-').ToLowerInvariant();
}
