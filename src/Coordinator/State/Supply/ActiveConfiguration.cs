using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>A configuration some of whose folds are not counted.</summary>
/// <param name="configuration">Which.</param>
/// <param name="given">Of each fold, whether it was given out or is counted; owned by this from now on.</param>
/// <param name="missing">Folds without a recorded result.</param>
internal sealed class ActiveConfiguration(Configuration configuration, bool[] given, int missing)
{
    private int _given = given.Count(done => done);

    /// <summary>Only the first so many folds may be given; all of them unless a race decides how many.</summary>
    public int Offered { get; set; } = given.Length;

    /// <summary>The epochs to which earlier runs promoted it; 0: they did not.</summary>
    public int Promoted { get; init; }

    /// <summary>Whether it waits in the window.</summary>
    public bool Waits { get; set; }

    public Configuration Configuration { get; } = configuration;

    /// <summary>Folds without a recorded result.</summary>
    public int Missing { get; set; } = missing;

    /// <summary>Whether there is no fold to give now.</summary>
    public bool AllGiven => Offered == given.Length ? _given == given.Length : Array.IndexOf(given, false, 0, Offered) < 0;

    /// <summary>Gives the first fold that is left.</summary>
    public int? TakeNext()
    {
        var fold = Array.IndexOf(given, false, 0, Offered);
        return fold >= 0 && TryTake(fold) ? fold : null;
    }

    /// <summary>The first fold that is left and fulfils a condition.</summary>
    public int? FirstLeft(Func<int, bool> condition)
    {
        for (var fold = 0; fold < Offered; fold++)
        {
            if (!given[fold] && condition(fold)) return fold;
        }

        return null;
    }

    /// <summary>A fold is to be given again, to be trained further.</summary>
    public void Return(int fold)
    {
        given[fold] = false;
        _given--;
        Missing++;
    }

    /// <summary>Gives a fold, if it is left.</summary>
    public bool TryTake(int fold)
    {
        if (fold < 0 || fold >= Offered || given[fold])
        {
            return false;
        }

        given[fold] = true;
        _given++;
        return true;
    }
}
