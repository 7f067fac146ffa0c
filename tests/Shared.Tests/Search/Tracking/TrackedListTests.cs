using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Tests.Search.Tracking;

public class TrackedListTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Below_the_place_that_is_told_nothing_changed_and_there_it_did(int seed)
    {
        var random = new Random(seed);
        var list = new TrackedList<int>();
        var earlier = new List<(long Changes, int[] Items)>();
        for (var step = 0; step < 2000; step++)
        {
            switch (random.Next(100))
            {
                case 0:
                    list.Clear();
                    break;
                case < 40 when list.Count > 0:
                    list[random.Next(list.Count)] = random.Next(3);
                    break;
                default:
                    list.Add(random.Next(3));
                    break;
            }

            earlier.Add((list.Changes, [.. list]));
            var (changes, items) = earlier[random.Next(earlier.Count)];
            var same = list.SameBelow(changes);
            Assert.Equal(items.Take(same), list.Take(Math.Min(same, items.Length)));
            var all = earlier.Last(entry => entry.Changes == changes).Items.Length;
            Assert.True(same == int.MaxValue ? changes == list.Changes : same <= all, $"{same} of {all}");
        }
    }

    [Fact]
    public void Only_what_is_another_value_is_a_change()
    {
        var list = new TrackedList<double>([1, double.NaN, 3]);

        list[1] = double.NaN;
        list.Add(4);
        Assert.Equal(int.MaxValue, list.SameBelow(0));
        list[2] = 5;
        Assert.Equal(2, list.SameBelow(0));
        list[0] = 2;
        Assert.Equal((0, 0, int.MaxValue), (list.SameBelow(0), list.SameBelow(1), list.SameBelow(2)));
    }

    [Fact]
    public void A_reader_knows_nothing_of_another_list()
    {
        var (reader, list) = (new ListReader<int>(), new TrackedList<int>([1, 2, 3]));

        Assert.Equal(0, reader.Read(list));
        list[2] = 4;
        Assert.Equal(2, reader.Read(list));
        Assert.Equal(int.MaxValue, reader.Read(list));
        Assert.Equal(0, reader.Read(new TrackedList<int>(list)));
        int[] plain = [1, 2, 4];
        Assert.Equal(0, reader.Read(plain));
        Assert.Equal(0, reader.Read(plain));
    }
}
