using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Actors;

/// <summary>The search of a coordinator.</summary>
/// <param name="Store">Open for this run only.</param>
/// <param name="Rules">Leases and numbers of attempts.</param>
/// <param name="Build">The build that nodes must run.</param>
internal sealed record SearchTask(
    Experiment Experiment, IStudy Store, SearchRules Rules, string Build, DataSet Data, SearchOptions Options)
{
    /// <summary>The training rows; the size of a net follows from them.</summary>
    public DataTable Rows => Data.Train;

    /// <summary>The searches of nested cross-validation.</summary>
    public SearchBlocks Blocks => Experiment.OuterFolds == 0 ? default : new SearchBlocks(Preview.Count(Experiment), Experiment.OuterFolds);

    public SearchPlan Plan()
    {
        var welcome = new Registered(
            Store.Study,
            Store.Epoch,
            (int)Rules.Lease.TotalMilliseconds,
            [.. Experiment.Settings.Select(setting => new SettingText(setting.Key, setting.Value))],
            Store.Card.DataSha256,
            Options.Sends);
        return new SearchPlan(
            Store.Epoch, Experiment.Strategy(), Experiment.Validation.Trainings, Experiment.Refit, Rules, welcome, Build)
        {
            Space = Experiment.Space,
            Racing = Experiment.Racing,
            Ladder = Experiment.Ladder,
            Curves = Store.Curves,
            Stop = Experiment.Stop,
            SearchAhead = Experiment.Ahead,
            Configure = Experiment.Configure,
            Ahead = () => Preview.Whole(Experiment),
            Blocks = Blocks,
            Scoring = Scoring.By(Experiment.Selection),
            Goals = GoalScores.Compute(Experiment.Selection),
            GoalCosts = values => values.IsEmpty ? [] : [.. Experiment.Selection.Goals.Zip(values, (goal, value) => goal.CostOf(value))],
            Parameters = Parameters,
            Stored = Store.Scored,
            Cost = new TrainingCost(Rows).Compute,
        };
    }

    /// <summary>Number of parameters of a configuration's net; 0 without a net.</summary>
    public long Parameters(Configuration configuration) => configuration.Hyperparameters.Model.IsNet
        ? ModelSize.Parameters(configuration.Hyperparameters, Rows)
        : 0;
}
