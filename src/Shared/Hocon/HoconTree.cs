using System.Collections.Immutable;

namespace ActorSearch.Shared.Hocon;

/// <summary>The content of a HOCON text, without types of the library that read it.</summary>
public abstract record HoconTree
{
    private HoconTree()
    {
    }

    /// <summary>Whether it is the word that takes a value back; in quotes it is a text like any other.</summary>
    public bool IsNull => this is Text { IsWord: true, Value: "null" };

    /// <summary>Keys with their values; dotted keys have become nested objects.</summary>
    public sealed record Branch(ImmutableArray<HoconField> Fields) : HoconTree
    {
        /// <summary>This object with the keys of a later one, like an object that HOCON gives twice; <c>null</c> takes a key back.</summary>
        public Branch With(Branch later) => new(
        [
            .. Fields.Where(field => later.Fields.All(other => other.Key != field.Key)),
            .. later.Fields.Where(field => !field.Value.IsNull).Select(field => field.Value is Branch inner
                && Fields.FirstOrDefault(other => other.Key == field.Key)?.Value is Branch before ? field with { Value = before.With(inner) } : field),
        ]);

        /// <inheritdoc/>
        public override string ToString() => $"{{{string.Join(", ", Fields)}}}";
    }

    /// <summary>Items in brackets.</summary>
    public sealed record List(ImmutableArray<HoconTree> Items) : HoconTree
    {
        /// <inheritdoc/>
        public override string ToString() => $"[{string.Join(", ", Items)}]";
    }

    /// <summary>A word, a number or a quoted text: HOCON leaves it to the reader which of these is meant.</summary>
    public sealed record Text(string Value) : HoconTree
    {
        /// <summary>Whether it is the word null without quotes.</summary>
        public bool IsWord { get; init; }

        /// <inheritdoc/>
        public override string ToString() => Value;
    }
}

/// <summary>One key of an object.</summary>
public sealed record HoconField(string Key, HoconTree Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key} = {Value}";
}
