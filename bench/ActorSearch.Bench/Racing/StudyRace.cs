using System.Globalization;
using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode;

namespace ActorSearch.Bench.Racing;

/// <summary>What a race would have saved in a finished study of a whole grid: its results are looked up in the order in which a race wants them.</summary>
internal static class StudyRace
{
    /// <summary>Prints a row of a table for each study.</summary>
    /// <param name="folders">Output folders of runs with search.folds = all.</param>
    /// <param name="ahead">See search.ahead.</param>
    public static void Print(IReadOnlyList<string> folders, int ahead)
    {
        Console.WriteLine("| study | winner | with exact | folds not trained | at the most | with race | folds not trained |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var folder in folders)
        {
            if (SqliteReader.Open(folder) is not Checked<IStudyReader>.Right { Value: var study })
            {
                throw new ArgumentException($"{folder} does not contain a study.", nameof(folders));
            }

            using (study)
            {
                var card = study.Card;
                var experiment = BuiltIn.Schema.FromSettings(card.Settings);
                var curves = study.Curves().ToDictionary(entry => entry.Fold, entry => entry.Curves);
                var folds = study.Folds().GroupBy(fold => fold.Fold.Configuration).ToDictionary(group => group.Key, group => group.ToList());
                var configurations = study.Configurations().Select(drawn => experiment.Configure(drawn.Index, drawn.Choices)).ToList();
                var outcomes = configurations.Select(configuration => folds[configuration.Index].Select(fold => fold.Line.Status == FoldStatus.Scored
                    ? new FoldOutcome.Scored(fold.Line.BestEpoch, curves[fold.Fold], fold.Metrics!)
                    : null).ToArray()).ToList();
                var exact = Run(configurations, outcomes, card.Scoring, ahead, new ExactRule());
                var race = Run(configurations, outcomes, card.Scoring, ahead, new PairedRule(new ExactRule()));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {Path.GetFileName(folder.TrimEnd('/'))} | {study.Selection()?.Configuration} | {exact.Winner} | {100 * exact.Saved:0.0} % | {100 * Most(configurations, outcomes, card.Scoring):0.0} % | {race.Winner} | {100 * race.Saved:0.0} % |"));
            }
        }
    }

    /// <summary>What any exact way can leave out: each configuration is trained until its bound is above the winner's mean, which is known from the beginning.</summary>
    private static double Most(List<Configuration> configurations, List<FoldOutcome.Scored?[]> outcomes, Scoring scoring)
    {
        PartialScore Of(int index, int known)
        {
            var training = configurations[index].Hyperparameters.Training;
            return PartialScore.Compute(scoring, training.EarlyStopping is not null, training.Monitor, [.. outcomes[index].Select((outcome, fold) => fold < known ? outcome : null)]);
        }

        var folds = outcomes[0].Length;
        var best = configurations.Where(one => !outcomes[one.Index].Contains(null)).Min(one => Of(one.Index, folds).Costs.Average());
        var trained = configurations.Sum(one => Enumerable.Range(1, folds)
            .First(known => known == folds || outcomes[one.Index][known - 1] is null || RankOrder.CompareCosts(Of(one.Index, known).Least, best) > 0));
        return 1 - (trained / (double)(folds * configurations.Count));
    }

    private static (int Winner, double Saved) Run(
        List<Configuration> configurations, List<FoldOutcome.Scored?[]> outcomes, Scoring scoring, int ahead, IRaceRule rule)
    {
        var folds = outcomes[0].Length;
        var (race, board, left) = (new Race(folds, ahead, rule, _ => 0), new Leaderboard(folds, scoring.Metric), new List<RaceEntry>());
        var (entered, trained) = (0, 0);
        while (true)
        {
            if (entered < configurations.Count && race.MayEnter(entered))
            {
                Train(race.Enter(entered++));
            }
            else if (race.HasRoom && race.Choose() is { } racer)
            {
                Train(racer);
            }
            else if (!race.TryLook(Look, left))
            {
                break;
            }
        }

        return (board.Best ?? -1, 1 - (trained / (double)(configurations.Count * folds)));

        void Train(RaceEntry racer)
        {
            trained++;
            racer.Know(racer.Offered - 1);
        }

        void Look(RaceEntry racer)
        {
            var (looked, training) = (racer.Looked + 1, configurations[racer.Index].Hyperparameters.Training);
            var seen = outcomes[racer.Index].Select((outcome, fold) => fold < looked ? outcome : null).ToArray();
            racer.Look(PartialScore.Compute(scoring, training.EarlyStopping is not null, training.Monitor, seen), failed: outcomes[racer.Index][looked - 1] is null);
            if (racer.Looked == folds && !racer.HasFailed)
            {
                foreach (var (fold, cost) in racer.Score.Costs.Index())
                {
                    board.Add(new FoldId(racer.Index, fold), new FoldLine(FoldStatus.Scored, cost, cost, 1, 1));
                }
            }
        }
    }
}
