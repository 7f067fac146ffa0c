using System.Collections.Immutable;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>A measure of predictions that can rank configurations.</summary>
/// <param name="Name">Its name in studies and curves, which never changes its meaning: a setting that changes the values is a part of it.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
/// <param name="Best">The best value that it can have; null without a bound.</param>
public abstract record Metric(string Name, bool HigherIsBetter, double? Best)
{
    /// <summary>The validation loss.</summary>
    public static Metric Loss { get; } = new LossMetric();

    /// <summary>As the experiment file has it: <c>macro-f1</c>, <c>recall:fraud</c>.</summary>
    public virtual string Text => Name;

    /// <summary>As a member of a JSON object: <c>macroF1</c>, <c>recall:fraud</c>.</summary>
    public virtual string Key => string.Concat(Name.Split('-', ':').Select((part, place) => place == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Whether it needs classes, or numbers; null: either.</summary>
    public abstract bool? IsForClasses { get; }

    /// <summary>Whether its classes are labels, of which a row can have any number.</summary>
    public virtual bool IsForLabels => false;

    /// <summary>Whether it measures predictions of such a target.</summary>
    /// <param name="classes">Whether the target's values are classes or labels.</param>
    /// <param name="labels">Whether they are labels.</param>
    public bool Fits(bool classes, bool labels) => IsForClasses is not { } needsClasses || (needsClasses == classes && IsForLabels == labels);

    /// <summary>
    /// Whether it is recorded after each epoch although it does not rank. It costs little beside an epoch then: one pass over the rows.
    /// </summary>
    public virtual bool IsRecorded => false;

    /// <summary>Whether a model that always predicts the most frequent class has a good value where most rows are of it.</summary>
    public virtual bool FavoursFrequentClass => false;

    /// <summary>Its value over some rows, in units of the target; NaN where these rows do not define it.</summary>
    public abstract double Compute(PredictedRows rows);

    /// <summary>The value, where it follows from the counts of the classes alone; else null.</summary>
    public virtual double? FromCounts(ReadOnlySpan<ClassCounts> classes) => null;

    /// <summary>Its value for one label, where that for all labels is the mean of these; else null.</summary>
    /// <param name="without">Counts of the rows without the label.</param>
    /// <param name="with">Counts of those with it.</param>
    public virtual double? OfLabel(ClassCounts without, ClassCounts with) => null;

    /// <summary>Whether it is the F1 of all rows and labels together, which does not follow from single labels.</summary>
    public virtual bool IsPooledF1 => false;

    /// <summary>The metric of the classes of the data, which gives a class that is called by its name its index; null where there is no such class.</summary>
    /// <param name="classes">Their names, in order; empty where targets are numbers.</param>
    public virtual Metric? Among(ImmutableArray<string> classes) => this;

    /// <summary>Why it cannot rank with these classes, as a sentence that says what to do; null where it can.</summary>
    /// <param name="classes">Their names, in order; empty where targets are numbers.</param>
    public virtual string? Check(ImmutableArray<string> classes) => null;

    /// <summary>What keeps it from being defined on some rows, to end the sentence «they have …»; null where it is defined.</summary>
    /// <param name="targets">Of these rows in units of the target, at least one; for classes their indices, for labels each a <see cref="LabelSet"/>.</param>
    /// <param name="classes">As above.</param>
    public virtual string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes) => null;
}

/// <summary>A metric of numbers; unless it says otherwise an error: ≥ 0, lower is better.</summary>
public abstract record NumberMetric(string Name, bool HigherIsBetter = false, double? Best = 0) : Metric(Name, HigherIsBetter, Best)
{
    /// <inheritdoc/>
    public sealed override bool? IsForClasses => false;

    /// <summary>Weighted mean over the rows of a function of the error: the net's prediction less the target, both before <see cref="PredictedRows.Factor"/>.</summary>
    protected static double MeanOf(PredictedRows rows, Func<double, double> function)
    {
        var predictions = rows.Outputs;
        var targets = rows.Targets;
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++) sum += rows.WeightOf(i) * function((double)predictions[i] - targets[i]);
        return sum / rows.Total;
    }
}

/// <summary>A metric of classes; unless it says otherwise at most 1, higher is better.</summary>
public abstract record ClassMetric(string Name, bool HigherIsBetter = true, double? Best = 1) : Metric(Name, HigherIsBetter, Best)
{
    /// <inheritdoc/>
    public sealed override bool? IsForClasses => true;
}

/// <summary>A metric of labels, of which a row has any number; unless it says otherwise at most 1, higher is better.</summary>
public abstract record LabelMetric(string Name, bool HigherIsBetter = true, double? Best = 1) : Metric(Name, HigherIsBetter, Best)
{
    /// <inheritdoc/>
    public sealed override bool? IsForClasses => true;

    /// <inheritdoc/>
    public sealed override bool IsForLabels => true;
}
