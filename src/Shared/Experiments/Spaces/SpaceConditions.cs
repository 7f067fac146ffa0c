using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Spaces;

/// <summary>
/// Where each dimension of a space varies: where its <c>when</c> holds and where the chosen kinds use its setting at all
/// (momentum does not multiply the configurations of Adam). A dimension depends on earlier ones only.
/// </summary>
internal sealed class SpaceConditions
{
    private readonly ImmutableArray<ImmutableArray<Condition>> _conditions;

    /// <param name="schema">All settings.</param>
    /// <param name="dimensions">The space; what decides about a dimension comes before it.</param>
    /// <param name="settings">The settings outside of it.</param>
    public SpaceConditions(ExperimentSchema schema, ImmutableArray<Dimension> dimensions, IReadOnlyDictionary<string, string> settings)
    {
        Dimensions = dimensions;
        var values = schema.Values(settings.GetValueOrDefault);
        _conditions = [.. dimensions.Select((dimension, place) => List(schema, dimension)
            .Select(needed => new Condition(
                dimensions.IndexOf(dimensions.FirstOrDefault(other => other.Path == needed.Setting.Path)!, 0, place),
                needed.Values.ToFrozenSet(),
                values.Text(needed.Setting) is { } text && needed.Values.Contains(text)))
            .Where(condition => condition.By >= 0 || !condition.HoldsOutside)
            .ToImmutableArray())];
        FirstAlwaysVarying = 1 + Enumerable.Range(0, dimensions.Length).LastOrDefault(i => !_conditions[i].IsEmpty, -1);
    }

    public ImmutableArray<Dimension> Dimensions { get; }

    /// <summary>From this dimension on all vary, independent of the choices.</summary>
    public int FirstAlwaysVarying { get; }

    /// <summary>What must hold for a dimension to vary, as far as the space decides about it.</summary>
    public ImmutableArray<Condition> On(int dimension) => _conditions[dimension];

    /// <summary>All that must hold for a dimension to vary.</summary>
    public static IEnumerable<Needed> List(ExperimentSchema schema, Dimension dimension)
    {
        foreach (var when in dimension.When)
        {
            yield return new Needed(schema.Find(when.Path)!, [when.Value]);
        }

        for (var needs = schema.Find(dimension.Path)?.Needs; needs is not null; needs = needs.Setting.Needs)
        {
            yield return needs;
        }
    }

    /// <summary>Whether a dimension varies, given the texts chosen for the earlier ones (null where they do not vary).</summary>
    public bool Varies(int dimension, string?[] chosen)
    {
        foreach (var condition in _conditions[dimension])
        {
            if (!(condition.By >= 0 && chosen[condition.By] is { } text ? condition.Allowed.Contains(text) : condition.HoldsOutside))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// What a choice for a dimension means to later ones: two values with the same answer lead to the same choices after them.
    /// </summary>
    public string Bearing(int dimension, string value) => string.Concat(
        _conditions.Skip(dimension + 1).SelectMany(later => later).Where(condition => condition.By == dimension)
            .Select(condition => condition.Allowed.Contains(value) ? '1' : '0'));

    /// <summary>Walks the dimensions and chooses a value for each one that varies.</summary>
    public ImmutableArray<Choice> Choose(Func<int, string?[], string> choose)
    {
        var chosen = new string?[Dimensions.Length];
        var choices = ImmutableArray.CreateBuilder<Choice>(Dimensions.Length);
        for (var i = 0; i < Dimensions.Length; i++)
        {
            if (Varies(i, chosen))
            {
                chosen[i] = choose(i, chosen);
                choices.Add(new Choice(Dimensions[i].Path, chosen[i]!));
            }
        }

        return choices.ToImmutable();
    }

    /// <param name="By">The earlier dimension that decides, or −1: a setting outside of the space does.</param>
    /// <param name="Allowed">The values with which it holds.</param>
    /// <param name="HoldsOutside">Whether the value outside of the space is one of them.</param>
    public sealed record Condition(int By, FrozenSet<string> Allowed, bool HoldsOutside);
}
