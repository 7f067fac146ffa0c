using System.Text;
using ActorSearch.Coordinator.Logs;
using FsCheck.Xunit;

namespace ActorSearch.Coordinator.Tests.Logs;

public class LinesTests
{
    [Fact]
    public void Lines_are_given_with_their_places_and_the_last_one_may_lack_its_end()
    {
        var lines = Forward("one\ntwo\r\n\nfour");

        Assert.Equal(["one", "two", "", "four"], lines.Select(Text));
        Assert.Equal([0, 4, 9, 10], lines.Select(line => line.Start));
        Assert.Equal([4, 9, 10, 14], lines.Select(line => line.Next));
        Assert.Equal([true, true, true, false], lines.Select(line => line.HasEnd));
    }

    [Property(MaxTest = 300)]
    public void Whatever_the_text_and_the_block_the_lines_make_it_up(byte[] shape, byte block)
    {
        var text = TextOf(shape);

        var lines = Forward(text, 1 + (block % 7));

        Assert.Equal(text, string.Concat(lines.Select(line => Text(line) + (line.HasEnd ? "\n" : ""))));
    }

    [Property(MaxTest = 300)]
    public void From_the_end_they_are_the_same_lines(byte[] shape)
    {
        var text = TextOf(shape);

        Assert.Equal(Forward(text).Select(Told), Backward(text, text.Length).Select(Told).Reverse());
    }

    [Fact]
    public void From_the_end_a_line_may_be_longer_than_what_is_read_at_a_time()
    {
        var text = $"first\n{new string('x', 300_000)}\n{new string('y', 70_000)}\nlast";

        Assert.Equal(Forward(text).Select(Told), Backward(text, text.Length).Select(Told).Reverse());
        Assert.Equal(["first"], Backward(text, 6).Select(Text));
    }

    [Fact]
    public void Of_a_line_that_is_too_long_only_a_part_is_kept_and_the_next_one_is_found()
    {
        var text = $"one\n{new string('x', 5 * RawLine.Longest)}\ntwo\n";

        foreach (var lines in new List<RawLine>[] { Forward(text), [.. Backward(text, text.Length).AsEnumerable().Reverse()] })
        {
            Assert.Equal(["one", "two"], [Text(lines[0]), Text(lines[2])]);
            Assert.InRange(lines[1].Text.Length, 1, 3 * RawLine.Longest);
            Assert.Equal(text.Length - 4, lines[1].Next);
        }
    }

    private static List<RawLine> Forward(string text, int block = ForwardLines.Large)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. ForwardLines.Read(file, 0, block)];
    }

    private static List<RawLine> Backward(string text, long end)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. BackwardLines.Read(file, end)];
    }

    /// <summary>A third of it ends of lines.</summary>
    private static string TextOf(byte[] shape) => string.Concat(shape.Select(part => part % 3 == 0 ? '\n' : (char)('a' + (part % 26))));

    private static string Text(RawLine line) => Encoding.UTF8.GetString(line.Text);

    private static (string, long, long, bool) Told(RawLine line) => (Text(line), line.Start, line.Next, line.HasEnd);
}
