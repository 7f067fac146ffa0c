namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>
/// Answers that serve for a moment: a question that many ask, or one often, is answered once, and different ones one after the other, so
/// that they never take more than one thread from those that work for the search. Safe for use from many threads.
/// </summary>
/// <param name="memory">How long an answer serves.</param>
/// <param name="time">Its monotonic timestamps alone are looked at.</param>
internal sealed class RememberedAnswers(TimeSpan memory, TimeProvider time) : IDisposable
{
    /// <summary>The most remembered or waiting questions; more are refused for now.</summary>
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, (long At, Task<byte[]?> Answer)> _answers = [];

    /// <summary>The answer, from memory or computed; null if there are too many questions.</summary>
    /// <param name="question">What makes two questions the same.</param>
    /// <param name="answer">Gives null where there is no answer.</param>
    public Task<byte[]?>? Get(string question, Func<byte[]?> answer)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_answers.TryGetValue(question, out var known) && (!known.Answer.IsCompleted || time.GetElapsedTime(known.At, now) < memory))
            {
                return known.Answer;
            }

            if (_answers.Count >= Most && !_answers.ContainsKey(question))
            {
                foreach (var (old, entry) in _answers.Where(entry => entry.Value.Answer.IsCompleted && time.GetElapsedTime(entry.Value.At, now) >= memory).ToList())
                {
                    _answers.Remove(old);
                }

                if (_answers.Count >= Most)
                {
                    return null;
                }
            }

            var made = Make(answer);
            _answers[question] = (now, made);
            return made;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<byte[]?> Make(Func<byte[]?> answer)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(answer).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
