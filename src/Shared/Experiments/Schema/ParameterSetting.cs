using System.Globalization;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>A hyperparameter of an objective as a setting under its own name.</summary>
internal static class ParameterSetting
{
    private const string Summary = "A hyperparameter of the objective.";

    /// <summary>Where only the form of its values is known.</summary>
    public static Setting Create(string name, ParameterForm form) => form switch
    {
        ParameterForm.Number => new Setting<double>(name, SettingScope.Training, Summary, null, NumberKind.Any),
        ParameterForm.Whole => new Setting<int>(name, SettingScope.Training, Summary, null, new WholeKind(int.MinValue, int.MaxValue)),
        ParameterForm.Flag => new Setting<bool>(name, SettingScope.Training, Summary, null, new FlagKind()),
        _ => new Setting<string>(name, SettingScope.Training, Summary, null, new TextKind("a text of one line")),
    };

    /// <summary>With its bounds and its default.</summary>
    public static Setting Create(ObjectiveParameter parameter) => parameter.Type switch
    {
        ParameterType.Number => Create(parameter, new NumberKind(
            parameter.Low <= double.MinValue ? double.NegativeInfinity : parameter.Low, parameter.Low > double.MinValue,
            parameter.High >= double.MaxValue ? double.PositiveInfinity : parameter.High, parameter.High < double.MaxValue)),
        ParameterType.Whole => Create(parameter, new WholeKind(
            (int)Math.Ceiling(Math.Clamp(parameter.Low, int.MinValue, int.MaxValue)), (int)Math.Floor(Math.Clamp(parameter.High, int.MinValue, int.MaxValue)))),
        ParameterType.Flag => Create(parameter, new FlagKind()),
        _ when parameter.Choices.Count > 0 => Create(parameter, new WordKind<string>([.. parameter.Choices.Select(choice => KeyValuePair.Create(choice, choice))])),
        _ => Create(parameter, new TextKind("a text of one line")),
    };

    /// <summary>What an objective says of its hyperparameters and cannot mean; null if all is well.</summary>
    /// <param name="misnamed">Why a name cannot be one, or null.</param>
    public static string? Mistaken(IEnumerable<ObjectiveParameter> parameters, Func<string, string?> misnamed)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (parameter.Name.Length == 0) return "one of its hyperparameters has an empty name: give it one.";
            if (misnamed(parameter.Name) is { } sentence) return sentence;
            if (!names.Add(parameter.Name)) return $"it has two hyperparameters called {parameter.Name}: give each a name of its own.";
            if (!(parameter.Low <= parameter.High)) return $"the bounds of {parameter.Name} leave no value: set Low to at most High.";
            var setting = Create(parameter);
            if (setting.Default is { } standard && !setting.IsCanonical(standard)) return $"the default of {parameter.Name} is {standard}, which is not {setting.Expected}: correct it.";
        }

        return null;
    }

    private static Setting<T> Create<T>(ObjectiveParameter parameter, ValueKind<T> kind) =>
        new(parameter.Name, SettingScope.Training, Summary, Text(parameter.Default), kind) { Required = parameter.Default is null };

    private static string? Text(object? value) => value switch
    {
        null => null,
        double number => NumberKind.Any.Format(number),
        bool flag => new FlagKind().Format(flag),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
