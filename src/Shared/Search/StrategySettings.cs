using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Search;

/// <summary>The settings of a strategy, and what makes the strategy of an experiment.</summary>
/// <param name="Make">A new walk through the choices of an experiment.</param>
public sealed record StrategySettings(Func<Experiment, ISearchStrategy> Make) : SearchSettings
{
    /// <summary>A kind whose suggestions depend on results: see <see cref="LearningStrategy"/>.</summary>
    /// <param name="word">Its name in the experiment file.</param>
    /// <param name="make">Makes a new strategy on points for each search.</param>
    public static Kind<SearchSettings> ThatLearns(string word, Func<IPointStrategy> make) => new(
        word,
        values =>
        {
            var (samples, ahead, start) = (values.Get(SearchSection.Samples), values.Get(SearchSection.Ahead), values.Get(SearchSection.Start));
            return new StrategySettings(experiment =>
            {
                var space = new EncodedSpace(experiment);
                return new LearningStrategy(space, experiment.Seed, make(), samples, ahead, StartPoints.Complete(experiment, space, start));
            })
            {
                Samples = samples,
                Start = start,
            };
        },
        SearchSection.Samples, SearchSection.Start);
}
