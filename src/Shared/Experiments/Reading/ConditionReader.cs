using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Reads the <c>when</c> of a dimension: settings with the values they must have.</summary>
internal static class ConditionReader
{
    /// <summary>The conditions; empty if there is no <c>when</c>.</summary>
    public static ImmutableArray<Choice> Read(ExperimentSchema schema, HoconTree? when, List<string> mistakes)
    {
        var conditions = ImmutableArray.CreateBuilder<Choice>();
        if (when is HoconTree.Branch branch)
        {
            foreach (var field in branch.Fields)
            {
                Condition(schema, field.Key, field.Value, conditions, mistakes);
            }
        }
        else if (when is not null)
        {
            mistakes.Add($"when must be settings with their values, for example when = {{ optimizer.kind = sgd }}, but is {when}.");
        }

        return conditions.ToImmutable();
    }

    private static void Condition(ExperimentSchema schema, string path, HoconTree value, ImmutableArray<Choice>.Builder conditions, List<string> mistakes)
    {
        if (schema.Find(path) is { } setting)
        {
            if (setting.Canonical(value) is { } text)
            {
                conditions.Add(new Choice(path, text));
            }
            else
            {
                mistakes.Add($"when: {Draft.Misfit(setting, value)}");
            }
        }
        else if (value is HoconTree.Branch branch && schema.IsSection(path))
        {
            foreach (var field in branch.Fields)
            {
                Condition(schema, $"{path}.{field.Key}", field.Value, conditions, mistakes);
            }
        }
        else
        {
            var unknown = UnknownKey.Create(schema, path, value);
            mistakes.Add($"when: there is no setting {unknown.Path}. {unknown.Advice}");
        }
    }
}
