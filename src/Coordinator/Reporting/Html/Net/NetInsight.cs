using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Analysis;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>What the final model has learned of classes.</summary>
internal abstract record NetInsight
{
    private NetInsight()
    {
    }

    /// <summary>The target is a number: there are no classes.</summary>
    public sealed record None : NetInsight;

    /// <summary>There are classes, and nothing to show of them.</summary>
    /// <param name="Sentence">Why.</param>
    public sealed record Missing(string Sentence) : NetInsight;

    /// <summary>There is an analysis.</summary>
    /// <param name="Analysis">Of the final model.</param>
    /// <param name="Rows">The rows that were looked at; null where the data cannot be read.</param>
    public sealed record Shown(NetAnalysis Analysis, DataTable? Rows) : NetInsight;

    /// <summary>The insight into a model: what its run has written of it, else what a new look finds.</summary>
    /// <param name="model">With classes.</param>
    /// <param name="data">Its data; null where it cannot be read.</param>
    /// <param name="trouble">Why there is no data.</param>
    /// <param name="settings">How much a new look looks at.</param>
    /// <param name="file">Where a run writes its analysis; it may be missing, broken or of an earlier model.</param>
    public static NetInsight Compute(TrainedModel model, DataSet? data, string trouble, AnalysisSettings settings, string file)
    {
        var table = data?.Test ?? data?.Train;
        if (Written(file) is { } written && written.Model == AnalysisJson.IdOf(model))
        {
            return new Shown(written, table is not null && table.Rows == written.Looked ? table : null);
        }

        if (data is null)
        {
            return new Missing(trouble);
        }

        if (table!.Rows < AnalysisJson.FewestRows)
        {
            return new Missing($"There {(table.Rows == 1 ? "is" : "are")} only {Amount.Format(table.Rows, "row")} to analyse; {AnalysisJson.FewestRows} are needed.");
        }

        if (!AnalysisJson.Knows(model)) return new Missing("The layers of a net of this kind are not analysed.");
        var analysis = NetAnalysis.Read(AnalysisJson.Write(model, data, [], settings))
            ?? throw new InvalidOperationException("An analysis that was just made is not whole.");
        return new Shown(analysis, table);
    }

    private static NetAnalysis? Written(string file)
    {
        try
        {
            return File.Exists(file) ? NetAnalysis.Read(File.ReadAllBytes(file)) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
