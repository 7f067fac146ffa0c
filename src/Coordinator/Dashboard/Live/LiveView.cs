using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Storage;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>Makes frames: the parts of the page that have changed since the last one are put into bytes again, once for all readers.</summary>
internal sealed class LiveView(LiveStudy study, RecentStudy recent) : IDisposable
{
    private const int Rows = 20, ShownNodes = 40;

    private readonly Lock _gate = new();
    private readonly StudyAnswers _answers = new(study);
    private readonly RowAnswers _rows = new(study);
    private readonly LiveCourse _course = new(study, recent);
    private readonly Dictionary<string, LiveSection> _sections = [];
    private long _version;
    private long _lines;

    /// <summary>The page as it is now.</summary>
    public LiveSnapshot Look()
    {
        lock (_gate)
        {
            var isLast = study.Watch.Outcome is not null;
            var next = _version + 1;
            // Asked once: a line that comes between two questions would be taken for one that was shown.
            var lines = study.Lines.Count;
            var changed = lines != _lines;
            _lines = lines;
            foreach (var (name, answer) in Parts())
            {
                if (JsonOf(answer) is not { } json)
                {
                    continue;
                }

                if (!_sections.TryGetValue(name, out var section) || !section.Json.AsSpan().SequenceEqual(json))
                {
                    _sections[name] = new LiveSection(name, next, json);
                    changed = true;
                }
            }

            _version = changed ? next : _version;
            return new LiveSnapshot(_version, isLast, [.. _sections.Values], study.Lines);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _rows.Dispose();
        }
    }

    // While the store cannot be read its parts stay as they were; the trouble itself is shown.
    private static byte[]? JsonOf(Func<object> answer)
    {
        try
        {
            return LiveJson.Serialize(answer());
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private IEnumerable<(string Name, Func<object> Answer)> Parts()
    {
        // What changes with every look stands apart, in the part that is small.
        var whole = _answers.Study();
        yield return ("progress", () => whole.Progress);
        yield return ("study", () => new
        {
            whole.Name,
            whole.Metric,
            whole.HigherIsBetter,
            whole.Folds,
            whole.Configurations,
            whole.Paths,
            whole.Names,
            whole.Digits,
            whole.Build,
            whole.Started,
            whole.Outcome,
            whole.Notes,
        });
        yield return ("best", _rows.Best);
        yield return ("ranking", () => _rows.Top(Rows));
        yield return ("course", _course.Answer);
        yield return ("nodes", () => _answers.Nodes(0, ShownNodes));
        yield return ("troubles", study.Troubles.Answer);
        yield return ("improvements", () => study.Standings.Improvements().Select(improvement => new ImprovementAnswer(
            Math.Round(improvement.Elapsed.TotalSeconds, 1), improvement.Done, improvement.Configuration, improvement.Metric)).ToList());
    }
}
