using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Spaces;

/// <param name="schema">All settings.</param>
/// <param name="settings">The settings outside of the space.</param>
internal sealed class ConfigurationMaker(ExperimentSchema schema, IReadOnlyDictionary<string, string> settings)
{
    /// <summary>The configuration of these choices.</summary>
    /// <exception cref="FormatException">A choice is not canonical for its setting.</exception>
    public Configuration Make(int index, ImmutableArray<Choice> choices)
    {
        var part = OuterPart.In(choices);
        foreach (var choice in part is null ? choices : choices[..^1])
        {
            var setting = schema.Find(choice.Path) ?? throw new FormatException($"There is no setting {choice.Path}.");
            if (setting.FixedBecause is not null || !setting.IsCanonical(choice.Value))
            {
                throw new FormatException($"{choice.Path} cannot be '{choice.Value}'.");
            }
        }

        var values = schema.Values(path => Chosen(choices, path) ?? settings.GetValueOrDefault(path));
        return new Configuration(index, Key(values, part), choices, schema.Hyperparameters(values));
    }

    private static string? Chosen(ImmutableArray<Choice> choices, string path)
    {
        foreach (var choice in choices)
        {
            if (choice.Path == path)
            {
                return choice.Value;
            }
        }

        return null;
    }

    // Only what the chosen kinds use: settings that change nothing must not make a training look new.
    private ConfigurationKey Key(SettingValues values, OuterPart? part)
    {
        var text = new StringBuilder();
        foreach (var setting in schema.Shaping)
        {
            if (values.Text(setting) is { } value && values.IsUsed(setting) && !(setting.LeavesKey && value == setting.Default))
            {
                text.Append(setting.Path).Append('=').Append(value).Append('\n');
            }
        }

        // A training that watches the metric differs for each metric.
        if (values.Get(TrainingSection.Monitor) == Watched.Metric)
        {
            text.Append(SearchSection.Metric.Path).Append('=').Append(values.Text(SearchSection.Metric)).Append('\n');
        }

        if (part is { } held)
        {
            text.Append(OuterPart.Path).Append('=').Append(held).Append('\n');
        }

        return new ConfigurationKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }
}
