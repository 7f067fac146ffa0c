using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>What a request may say beside its path: checked and documented by the same words.</summary>
/// <param name="Name">As in the query or the path.</param>
/// <param name="Description">For people.</param>
internal abstract record Parameter(string Name, string Description)
{
    /// <summary>Whether it is in the path, where it cannot be left out.</summary>
    public bool IsInPath { get; init; }

    /// <summary>Its JSON schema.</summary>
    public abstract JsonObject Schema();

    /// <summary>What is wrong with a value: the end of a sentence; null if nothing is.</summary>
    public abstract string? Objection(string value);

    /// <summary>A whole number.</summary>
    /// <param name="Otherwise">Where it is left out; null for none.</param>
    public sealed record Whole(string Name, string Description, int Least, int Most, int? Otherwise = null) : Parameter(Name, Description)
    {
        public override JsonObject Schema()
        {
            var schema = new JsonObject { ["type"] = "integer", ["minimum"] = Least, ["maximum"] = Most };
            if (Otherwise is { } otherwise)
            {
                schema["default"] = otherwise;
            }

            return schema;
        }

        public override string? Objection(string value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most
                ? null
                : $"must be a whole number from {Least} to {Most}";
    }

    /// <summary>One of a few words.</summary>
    /// <param name="Otherwise">Where it is left out; null for none.</param>
    public sealed record Word(string Name, string Description, ImmutableArray<string> Words, string? Otherwise = null) : Parameter(Name, Description)
    {
        public override JsonObject Schema()
        {
            var schema = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Words.Select(word => JsonValue.Create(word))]) };
            if (Otherwise is not null)
            {
                schema["default"] = Otherwise;
            }

            return schema;
        }

        public override string? Objection(string value) => Words.Contains(value) ? null : $"must be one of {string.Join(", ", Words)}";
    }

    /// <summary>Any text of bounded length.</summary>
    public sealed record Any(string Name, string Description, int Longest = 200) : Parameter(Name, Description)
    {
        public override JsonObject Schema() => new() { ["type"] = "string", ["maxLength"] = Longest };

        public override string? Objection(string value) => value.Length <= Longest ? null : $"must have at most {Longest} characters";
    }
}
