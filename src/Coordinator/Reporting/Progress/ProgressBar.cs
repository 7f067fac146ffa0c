using ActorSearch.Coordinator.Reporting.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ActorSearch.Coordinator.Reporting.Progress;

/// <summary>Progress as a bar that a terminal redraws ten times a second; it wipes itself out at the end.</summary>
public sealed class ProgressBar : IProgressView
{
    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private ProgressTask? _task;
    private volatile string _text = "";

    /// <param name="console">A terminal that understands control codes.</param>
    public ProgressBar(IAnsiConsole console)
    {
        _console = console;

        // Up to its first await the drawing runs on this thread, so the task is there when the constructor ends.
        var bar = console.Progress().AutoClear(true).Columns(new ProgressBarColumn { Width = WidthOf(console.Profile.Width) }, new TrailingText(this));
        _drawing = bar.StartAsync(async context =>
        {
            _task = context.AddTask("folds");
            await _over.Task;
        });
    }

    /// <summary>How wide the bar is in a window: what follows it is cut, the bar is not.</summary>
    internal static int WidthOf(int window) => window >= 100 ? 30 : Math.Clamp(window / 4, 1, 20);

    /// <inheritdoc/>
    public void Show(ProgressReport report)
    {
        _text = report.Search.Trouble ?? report.Describe();
        if (_task is { } task)
        {
            task.MaxValue = Math.Max(1, report.Search.Folds);
            task.Value = report.Search.Done;
        }
    }

    /// <inheritdoc/>
    public void Say(string line) => _console.WriteLine(line);

    /// <inheritdoc/>
    public void Dispose()
    {
        _over.TrySetResult();
        _drawing.GetAwaiter().GetResult();
    }

    /// <summary>What stands behind the bar, cut where the terminal ends.</summary>
    private sealed class TrailingText(ProgressBar bar) : ProgressColumn
    {
        /// <summary>Blanks around both columns, and one at the end.</summary>
        private const int Margin = 4;

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Cut(bar._text, options.ConsoleSize.Width - WidthOf(options.ConsoleSize.Width) - Margin));

        private static string Cut(string text, int room) => TextWidth.Measure(text) <= room || room < 2
            ? text
            : TextWidth.Wrapped([text], "", room - 1).First() + "…";
    }
}
