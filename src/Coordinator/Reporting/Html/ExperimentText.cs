using System.Globalization;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>A study's experiment as a file that runs it again: every setting, defaults included, and the space.</summary>
internal static class ExperimentText
{
    /// <summary>HOCON, a setting a line.</summary>
    public static string Write(StudyCard card)
    {
        var lines = card.Settings.Select(setting => $"{Key(setting.Key)} = {Value(setting.Value)}").ToList();
        if (card.Space.Dimensions.Length > 0)
        {
            lines.Add("space {");
            lines.AddRange(card.Space.Dimensions.Select(dimension => $"  {dimension.Path} = {Values(dimension)}"));
            lines.Add("}");
        }

        return string.Join('\n', lines) + "\n";
    }

    // Within one text a key has a value or keys of its own: engine beside engine.vector-bits is written engine.kind.
    private static string Key(string path) => BuiltIn.Schema.IsSection(path) ? $"{path}.kind" : path;

    /// <summary>The values or the range of a hyperparameter in HOCON.</summary>
    public static string Values(Dimension dimension)
    {
        var values = dimension.Values switch
        {
            DimensionValues.Listed listed => $"[{string.Join(", ", listed.Items.Select(Value))}]",
            DimensionValues.Uniform uniform => Braced($"uniform = [{Number(uniform.Low)}, {Number(uniform.High)}]"),
            DimensionValues.LogUniform uniform => Braced($"log-uniform = [{Number(uniform.Low)}, {Number(uniform.High)}]"),
            DimensionValues.Whole whole => Braced($"int = [{whole.Low}, {whole.High}]"),
            _ => throw new InvalidOperationException($"{dimension.Values.GetType().Name} is not a kind of values."),
        };
        if (dimension.When.IsEmpty)
        {
            return values;
        }

        var when = string.Join(", ", dimension.When.Select(choice => $"{choice.Path} = {Value(choice.Value)}"));
        var inner = values[0] == '{' ? values[2..^2] : $"values = {values}";
        return Braced($"{inner}, when = {Braced(when)}");
    }

    private static string Braced(string inner) => "{ " + inner + " }";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    // A canonical text that is a number, a word or a list of them stands as it is; all others are quoted.
    private static string Value(string text) => text is ['[', .., ']'] or ['{', .., '}'] || (text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+'))
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
