using System.Text;
using ActorSearch.Coordinator.Logs;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ActorSearch.Coordinator.Tests.Logs;

public sealed class LogLineTests : ILogEventSink
{
    private LogEvent? _written;

    [Fact]
    public void What_Serilog_writes_is_read_back_whole()
    {
        using (var log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger())
        {
            log.ForContext("@odd", new[] { 1, 2 }).ForContext("Point", new { X = 1.5, Y = (string?)null }, destructureObjects: true).Error(
                new InvalidOperationException("broken\nin two"), "Fold {Configuration}/{Fold} of {Name:l}: {Loss}, {Done}", 3, 1, "a \"study\"", 0.25f, true);
        }

        var line = LogLine.Read(Written(), out var broken)!;

        Assert.False(broken);
        Assert.Equal((_written!.Timestamp.ToUniversalTime(), LogEventLevel.Error), (line.Time.ToUniversalTime(), line.Level));
        Assert.Equal("Fold 3/1 of a \"study\": 0.25, True", line.Event.RenderMessage(null));
        Assert.Equal(_written.Exception!.ToString(), line.Event.Exception!.ToString());
        Assert.Equal(_written.Properties.Keys.Order(), line.Event.Properties.Keys.Order());
        Assert.All(_written.Properties, property => Assert.Equal(property.Value.ToString(), line.Event.Properties[property.Key].ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t")]
    public void An_empty_line_is_no_event_and_not_broken(string text)
    {
        Assert.Null(LogLine.Read(Encoding.UTF8.GetBytes(text), out var broken));
        Assert.False(broken);
    }

    [Theory]
    [InlineData("{\"@t\":\"2026-11-24T10:00:00Z\",\"@mt\":\"half")]
    [InlineData("{\"@t\":\"2026-11-24T10:00:00Z\"} and more")]
    [InlineData("{\"@mt\":\"without a time\"}")]
    [InlineData("{\"@t\":\"yesterday\"}")]
    [InlineData("{\"@t\":17}")]
    [InlineData("{\"@t\":\"2026-11-24T10:00:00Z\",\"@l\":\"Loud\"}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    [InlineData("\0\0\0")]
    public void Anything_else_is_broken(string text)
    {
        Assert.Null(LogLine.Read(Encoding.UTF8.GetBytes(text), out var broken));
        Assert.True(broken);
    }

    [Fact]
    public void What_a_process_wrote_after_a_line_that_was_broken_off_is_found()
    {
        var line = LogLine.Read(Encoding.UTF8.GetBytes("{\"@t\":\"2026-11-24T09:59:59Z\",\"@mt\":\"ha" + LogWriter.Line(1, "whole")), out var broken)!;

        Assert.True(broken);
        Assert.Equal("whole", line.Event.RenderMessage(null));
    }

    void ILogEventSink.Emit(LogEvent logEvent) => _written = logEvent;

    private byte[] Written()
    {
        using var text = new StringWriter();
        new CompactJsonFormatter().Format(_written!, text);
        return Encoding.UTF8.GetBytes(text.ToString().TrimEnd());
    }
}
