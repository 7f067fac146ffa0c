using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Metrics.Labels;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Metrics.Probabilities;

namespace ActorSearch.TrainerNode.Analysis.Effects;

/// <summary>What the columns of a table do to predictions: how much worse these are without a column, and how they follow the strongest ones.</summary>
/// <param name="Metric">The measure of <see cref="InputImportance"/>.</param>
/// <param name="Score">Its value with all columns.</param>
/// <param name="Rows">Rows that were looked at.</param>
/// <param name="Importance">The strongest first; of equal ones the first column.</param>
/// <param name="Dependence">Of the strongest, in the same order.</param>
public sealed record InputEffects(Metric Metric, double Score, int Rows, ImmutableArray<InputImportance> Importance, ImmutableArray<PartialDependence> Dependence)
{
    /// <summary>How many columns have a dependence.</summary>
    public const int Strongest = 6;

    /// <summary>More columns are not looked at.</summary>
    public const int MostColumns = 60;

    private const int MostRows = 2000, FewestRows = 50;

    /// <summary>Multiplications that it may take, about a second on one core.</summary>
    private const double Budget = 1e10;

    /// <summary>Looks at the columns; null where the metric is not defined on these rows.</summary>
    /// <param name="parts">The rows, each with what predicts it; at least one row.</param>
    /// <param name="ranking">The metric that ranks; where it is the loss, the log loss of classes or labels or the root mean squared error of numbers measures.</param>
    /// <param name="weights">Of one net: larger nets look at fewer rows.</param>
    /// <param name="seed">Of the shuffles.</param>
    public static InputEffects? Compute(ImmutableArray<JudgedPart> parts, Metric ranking, long weights, ulong seed)
    {
        var table = parts[0].Rows;
        var columns = ColumnGroup.List(table).Take(MostColumns).ToImmutableArray();
        var most = (int)Math.Clamp(Budget / ((columns.Length * PermutationImportance.Repeats) + (Strongest * PartialDependence.Points)) / Math.Max(1, weights), FewestRows, MostRows);
        var chosen = Chosen(parts, most);
        var metric = Measured(ranking, table);
        if (PermutationImportance.Compute(chosen, columns, metric, seed) is not var (score, importance)) return null;
        ImmutableArray<InputImportance> ordered = [.. importance.OrderByDescending(one => one.Mean)];
        return new InputEffects(
            metric,
            score,
            chosen.Sum(part => part.Rows.Rows),
            ordered,
            [.. ordered.Take(Strongest).Select(one => PartialDependence.Compute(chosen, columns.First(column => column.Name == one.Column))).OfType<PartialDependence>()]);
    }

    /// <summary>As many of some rows as are looked at, spread over all of them: a large table need not be copied.</summary>
    public static int[] Some(int[] rows) => Spread(rows, MostRows);

    private static Metric Measured(Metric ranking, DataTable table)
    {
        var hasClasses = !table.Classes.IsEmpty;
        return ranking is not LossMetric && ranking.Fits(hasClasses, table.HasLabels) && ranking.Among(table.Classes) is { } named ? named
            : table.HasLabels ? new LabelLogLoss() : hasClasses ? new LogLoss() : new RootMeanSquaredError();
    }

    private static ImmutableArray<JudgedPart> Chosen(ImmutableArray<JudgedPart> parts, int most)
    {
        var all = parts.Sum(part => part.Rows.Rows);
        return all <= most ? parts :
        [
            .. from part in parts
               select part with { Rows = part.Rows.Only(Spread([.. Enumerable.Range(0, part.Rows.Rows)], Math.Max(1, (int)((long)part.Rows.Rows * most / all)))) },
        ];
    }

    private static int[] Spread(int[] rows, int count) => rows.Length <= count ? rows : [.. Enumerable.Range(0, count).Select(at => rows[(int)((long)at * rows.Length / count)])];
}
