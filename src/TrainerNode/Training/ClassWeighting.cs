using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Losses;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Makes class weights numbers, from the training rows of one training alone.</summary>
public static class ClassWeighting
{
    /// <summary>The same loss; balanced weights are rows / (classes · rows of the class), 0 for a class without rows.</summary>
    /// <param name="loss">Of the configuration; weights by name have passed <see cref="Check"/>.</param>
    /// <param name="table">The training table.</param>
    /// <param name="rows">Which rows of it are trained on.</param>
    internal static LossSettings Resolve(LossSettings loss, DataTable table, ReadOnlySpan<int> rows)
    {
        if (loss is not CrossEntropyLoss entropy) return loss;
        if (entropy.Weights.InOrder(table.Classes) is { } given) return entropy with { Weights = given };
        if (entropy.Weights is not ClassWeights.Balanced) return loss;
        var counts = new int[table.Classes.Length];
        foreach (var row in rows) counts[(int)table.Targets[row]]++;
        var all = rows.Length;
        return entropy with
        {
            Weights = new ClassWeights.Given([.. counts.Select(count => count == 0 ? 0 : all / ((double)counts.Length * count))]),
        };
    }

    /// <summary>Whether the weights of a loss fit the classes; null where they do.</summary>
    /// <param name="classes">Names of the classes, in order.</param>
    internal static Mistake? Check(LossSettings loss, ImmutableArray<string> classes) =>
        loss is CrossEntropyLoss { Weights: var weights } && Misfit(weights, classes, "weight") is { } sentence ? new Mistake("loss.class-weights", sentence) : null;

    /// <summary>Why the numbers do not fit the classes, as a sentence; null where they do.</summary>
    /// <param name="weights">Weights or costs of a configuration.</param>
    /// <param name="classes">Names of the classes, in order.</param>
    /// <param name="word">What one number is, for example weight.</param>
    public static string? Misfit(ClassWeights weights, ImmutableArray<string> classes, string word) => weights switch
    {
        ClassWeights.Given(var given) when given.Length != classes.Length =>
            $"{Amount.There(given.Length, word)} for {classes.Length} classes. Give one for each, best by name: "
            + $"{{ {string.Join(", ", classes.Take(3).Select(name => $"{QuotedText.Quoted(name)} = 1"))}{(classes.Length > 3 ? ", …" : "")} }}.",
        ClassWeights.Named(var named) when named.Keys.FirstOrDefault(name => !classes.Contains(name)) is { } unknown =>
            $"there is no class {QuotedText.Quoted(unknown)}. "
            + (NearestName.Find(unknown, classes.Where(name => !named.ContainsKey(name))) is { } near
                ? $"Did you mean {QuotedText.Quoted(near)}?"
                : $"The classes are {Listed(classes)}."),
        ClassWeights.Named(var named) when classes.Where(name => !named.ContainsKey(name)).ToArray() is { Length: > 0 } missing =>
            $"no {word} is given for {(missing.Length == 1 ? "the class" : "the classes")} {Listed(missing)}. Give every class a {word}.",
        _ => null,
    };

    /// <summary>The weights by the names of the classes; empty where all are alike or follow from the rows.</summary>
    public static IEnumerable<KeyValuePair<string, double>> ByName(LossSettings loss, ImmutableArray<string> classes) => loss switch
    {
        CrossEntropyLoss { Weights: ClassWeights.Given(var given) } when given.Length == classes.Length =>
            classes.Select((name, index) => KeyValuePair.Create(name, given[index])),
        CrossEntropyLoss { Weights: ClassWeights.Named(var named) } => named,
        _ => [],
    };

    private static string Listed(IReadOnlyCollection<string> names)
    {
        const int Most = 10;
        return string.Join(", ", names.Take(Most).Select(QuotedText.Quoted)) + (names.Count > Most ? $" and {names.Count - Most} more" : "");
    }
}
