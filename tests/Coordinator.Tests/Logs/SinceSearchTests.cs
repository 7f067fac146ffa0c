using System.Text;
using ActorSearch.Coordinator.Logs;
using FsCheck.Xunit;

namespace ActorSearch.Coordinator.Tests.Logs;

public class SinceSearchTests
{
    [Property(MaxTest = 200)]
    public void It_finds_the_first_event_that_is_not_before_the_time(byte[] pauses, byte since, bool broken)
    {
        // Many events, some long, a broken one now and then; a pause of 0 makes equal times.
        var second = 0;
        var text = new StringBuilder();
        var expected = -1L;
        foreach (var pause in pauses.SelectMany(pause => Enumerable.Repeat(pause, 5)))
        {
            second += pause % 4;
            if (second >= since && expected < 0)
            {
                expected = text.Length;
            }

            text.Append(LogWriter.Line(second, new string('x', pause * 10))).Append('\n');
            if (broken && pause % 5 == 0 && expected != text.Length)
            {
                text.Append("{\"@t\":\"20\n");
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        using var file = new MemoryStream(bytes);

        var found = SinceSearch.Find(file, bytes.Length, LogWriter.Ten.AddSeconds(since));

        Assert.Equal(expected < 0 ? bytes.Length : expected, AfterBroken(text.ToString(), found));
    }

    [Fact]
    public void Of_a_long_file_it_reads_little()
    {
        using var file = new CountingStream(Encoding.UTF8.GetBytes(string.Concat(
            Enumerable.Range(0, 100_000).Select(second => LogWriter.Line(second, "an event") + "\n"))));

        var found = SinceSearch.Find(file, file.Length, LogWriter.Ten.AddSeconds(70_000));

        Assert.Equal(LogWriter.Line(70_000, "an event"), Encoding.UTF8.GetString(ForwardLines.Read(file, found).First().Text));
        Assert.InRange(file.Given, 1, 2 * ForwardLines.Large);
    }

    /// <summary>A broken line that stands between the last event before the time and the first one after it may be on either side.</summary>
    private static long AfterBroken(string text, long place)
    {
        const string Broken = "{\"@t\":\"20\n";
        while (place + Broken.Length <= text.Length && text.AsSpan((int)place).StartsWith(Broken))
        {
            place += Broken.Length;
        }

        return place;
    }

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            Given += read;
            return read;
        }
    }
}
