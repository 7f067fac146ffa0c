using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Costs;

/// <summary>
/// How long a fold of a configuration will take, in units that only compare: what its settings let expect, times what the trainings seen
/// so far say of each of its choices. The factors of the choices are fitted one training at a time to the logarithm of the ratio between
/// what was seen and what was expected (least mean squares; Widrow and Hoff, 1960), so a learning rate with which trainings stop early
/// counts as the short one it is.
/// </summary>
/// <param name="prior">What the settings alone let expect, &gt; 0.</param>
internal sealed class FoldCosts(Func<Configuration, double> prior)
{
    /// <summary>The share of an error that one training corrects.</summary>
    private const double Share = 0.5;

    /// <summary>What a training counts that took no whole millisecond, in milliseconds.</summary>
    public const double Shortest = 0.5;

    /// <summary>Choices that are remembered: a continuous space has no end of them, and then each says little.</summary>
    private const int MostChoices = 1024;

    private readonly Dictionary<Choice, double> _factors = [];
    private double _all;
    private bool _any;

    public double Estimate(Configuration configuration) => Math.Exp(LogOf(configuration));

    /// <summary>A fold took so long.</summary>
    public void Seen(Configuration configuration, int milliseconds)
    {
        var error = Math.Log(Math.Max(milliseconds, Shortest)) - LogOf(configuration);
        if (!_any)
        {
            // The first one only relates the units to milliseconds, independent of its choices.
            (_any, _all) = (true, error);
            return;
        }

        var step = Share * error / (1 + configuration.Choices.Length);
        _all += step;
        foreach (var choice in configuration.Choices)
        {
            if (_factors.TryGetValue(choice, out var factor) || _factors.Count < MostChoices)
            {
                _factors[choice] = factor + step;
            }
        }
    }

    private double LogOf(Configuration configuration)
    {
        var sum = Math.Log(prior(configuration)) + _all;
        foreach (var choice in configuration.Choices)
        {
            sum += _factors.GetValueOrDefault(choice);
        }

        return sum;
    }
}
