using System.Collections.Frozen;
using Hyperion;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Hyperion's filter: the known types and no others. Hyperion asks by a short name when it reads and by the full one when it writes; its
/// own filter knows the short ones alone and so refuses every message on its way out.
/// </summary>
internal sealed class AllowedTypes(WireTypes types) : ITypeFilter
{
    private readonly FrozenSet<string> _names =
        types.Known.SelectMany(type => new[] { ShortName(type), type.AssemblyQualifiedName! }).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool IsAllowed(string typeName) => _names.Contains(typeName);

    /// <summary>The name by which Hyperion writes a type.</summary>
    public static string ShortName(Type type) => TypeFilterBuilder.Create().Include(type).Build().FilteredTypes.Single();
}
