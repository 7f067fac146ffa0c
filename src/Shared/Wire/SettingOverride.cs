using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using Akka.Configuration;

namespace ActorSearch.Shared.Wire;

/// <summary>One of Akka's settings, changed from outside of the files.</summary>
/// <param name="Said">Where, in the words of whoever said it.</param>
/// <param name="Key">The key, dotted.</param>
/// <param name="Value">The value; a list in square brackets.</param>
internal sealed record SettingOverride(string Said, string Key, string Value)
{
    private const string Prefix = "AKKA__";

    /// <summary>
    /// <c>AKKA__REMOTE__DOT_NETTY__TCP__PORT</c> is <c>akka.remote.dot-netty.tcp.port</c>: two underscores are a dot, one is a dash, since
    /// many shells allow neither dots nor dashes in a name.
    /// </summary>
    public static ImmutableArray<SettingOverride> FromEnvironment(IReadOnlyDictionary<string, string> environment) =>
    [
        .. from pair in environment
           where pair.Key.StartsWith(Prefix, StringComparison.Ordinal)
           orderby pair.Key
           select new SettingOverride(pair.Key, KeyOf(pair.Key), pair.Value),
    ];

    /// <summary>A <c>--set key=value</c>.</summary>
    public static Checked<SettingOverride> FromCommandLine(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new Checked<SettingOverride>.Right(new SettingOverride($"--set {text}", text[..equals].Trim(), text[(equals + 1)..].Trim()))
            : new Checked<SettingOverride>.Wrong(
                [new Mistake($"--set {text}", "is no key=value; write for example --set akka.loglevel=DEBUG.")]);
    }

    /// <summary>
    /// What is wrong with it: every key has to be one that Akka or our files know, so that a slip of the pen does not pass in silence, and the
    /// value of one that our files ship has to be of its kind.
    /// </summary>
    public Mistake? Against(Config known)
    {
        if (!IsNodes(Key))
            return new Mistake(Said, $"{Key} is no setting of a node: those begin with akka or actorsearch, and an experiment's belong to its file.");
        if (Key.Split('.').Any(part => part.Length == 0) || !known.HasPath(Key))
            return new Mistake(Said, $"there is no setting {Key}; see the keys in hocon/*.conf.");
        if (Value.Contains('"', StringComparison.Ordinal) || Value.StartsWith('[') != Value.EndsWith(']'))
            return new Mistake(Said, $"{Value} is no value; write a word or a number, or a list as [a, b].");
        if (known.GetValue(Key).IsObject())
            return new Mistake(Said, $"{Key} is a group of settings; name one of them, see the keys in hocon/*.conf.");
        return SettingValues.Objection(Key, Value) is { } objection ? new Mistake(Said, objection) : null;
    }

    /// <summary>Whether a key is a node's and not an experiment's.</summary>
    public static bool IsNodes(string key) =>
        key.StartsWith("akka.", StringComparison.Ordinal) || key.StartsWith("actorsearch.", StringComparison.Ordinal);

    /// <summary>As HOCON.</summary>
    public Config ToConfig() => ConfigurationFactory.ParseString(Value.StartsWith('[') ? $"{Key} = {Value}" : $"{Key} = \"{Value}\"");

    private static string KeyOf(string name) =>
        "akka." + name[Prefix.Length..].Replace("__", ".", StringComparison.Ordinal).Replace('_', '-').ToLowerInvariant();
}
