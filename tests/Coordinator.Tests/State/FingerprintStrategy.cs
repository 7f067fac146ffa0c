using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>
/// Suggests what follows from every bit that it may look at: one result more or less, or one bit in one of them, and the whole walk is another. It
/// checks that it is shown neither more nor less than that.
/// </summary>
internal sealed class FingerprintStrategy(int count, int ahead) : ISearchStrategy
{
    private const ulong Most = 1000;

    public int? Count => count;

    public int Ahead => ahead;

    /// <summary>For which indices it was asked.</summary>
    public List<int> Asked { get; } = [];

    public ImmutableArray<Choice>? Suggest(int index, SearchHistory history)
    {
        if (index >= count)
        {
            return null;
        }

        Asked.Add(index);
        var hash = 14_695_981_039_346_656_037UL;
        for (var i = 0; i < index; i++)
        {
            var (choices, result) = history.Trials[i];
            Assert.Equal(i <= index - ahead, result is not null);
            Add(ulong.Parse(choices[0].Value, CultureInfo.InvariantCulture));
            if (result is not null)
            {
                Add(BitConverter.DoubleToUInt64Bits(result.Cost));
                Add((ulong)result.End);
                Add((ulong)result.Epochs);
                result.Rungs.SelectMany(rung => rung.FoldCosts.Append(rung.Epochs)).Concat(result.FoldCosts).ToList().ForEach(cost => Add(BitConverter.DoubleToUInt64Bits(cost)));
            }
        }

        // No choices come twice, and how many there are does not show.
        return [new Choice("model.variant", ((hash % 10_000 * Most) + (ulong)index).ToString(CultureInfo.InvariantCulture))];

        void Add(ulong bits) => hash = (hash ^ bits) * 1_099_511_628_211UL;
    }
}
