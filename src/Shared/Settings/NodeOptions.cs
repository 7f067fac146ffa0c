using System.Collections;
using System.Collections.Immutable;
using System.Net;

namespace ActorSearch.Shared.Settings;

/// <summary>What a node is in the cluster.</summary>
public enum NodeRole
{
    /// <summary>Hands out work; there is one.</summary>
    Coordinator,

    Trainer,
}

/// <summary>How one start of a node differs from its files; null where an option is not given.</summary>
public sealed record NodeOptions(NodeRole Role)
{
    /// <summary>The environment of this process, for <see cref="Environment"/>.</summary>
    public static ImmutableDictionary<string, string> ProcessEnvironment()
    {
        var variables = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (DictionaryEntry pair in System.Environment.GetEnvironmentVariables()) variables.Add((string)pair.Key, pair.Value as string ?? "");
        return variables.ToImmutable();
    }

    /// <summary>Whether a <c>key=value</c> is a node's setting; if not, it is an experiment's.</summary>
    public static bool IsNodes(string set) => SettingOverride.IsNodes(set);

    /// <summary>Keys of settings that a shell offers for what was typed, each with an equals sign; those of Akka only after their first letters.</summary>
    public static IEnumerable<string> Offered(NodeRole role, string typed) => NodeKeys.Create(role).All
        .Where(key => key.StartsWith(typed, StringComparison.Ordinal) && (typed.Length > 0 || key.StartsWith("actorsearch.", StringComparison.Ordinal)))
        .Select(key => $"{key}=");

    /// <summary>Folder of the settings files, which are copied next to the program.</summary>
    public string Settings { get; init; } = Path.Combine(AppContext.BaseDirectory, "hocon");

    /// <summary>The name or address by which other nodes reach this one.</summary>
    public string? Hostname { get; init; }

    /// <summary>An address of this machine to listen at, with or without a port, where it is not the one by which others reach the node.</summary>
    public string? Bind { get; init; }

    /// <summary>The port by which others reach it; 0 is any free one.</summary>
    public int? Port { get; init; }

    /// <summary>A trainer's coordinator in the form <c>host:port</c>.</summary>
    public string? Coordinator { get; init; }

    /// <summary>The file that names the certificates, for example <c>hocon/tls.conf</c>; without it there is no TLS.</summary>
    public string? Tls { get; init; }

    /// <summary>Reachable from other machines without TLS.</summary>
    public bool Insecure { get; init; }

    /// <summary>Settings of this start alone, each <c>key=value</c>; the last one counts.</summary>
    public ImmutableArray<string> Set { get; init; } = [];

    /// <summary>The environment; only variables that begin with <c>AKKA__</c> or <c>ACTORSEARCH__</c> are read.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Resolves a name; empty if it is not known.</summary>
    internal Func<string, IReadOnlyList<IPAddress>> Resolve { get; init; } = HostNames.Resolve;
}
