using System.Globalization;
using ActorSearch.Shared.Hocon;
using ActorSearch.Shared.Wire;
using Akka.Actor;

namespace ActorSearch.Shared.Settings;

/// <summary>
/// The allowed values of Akka's settings, mostly derived from the value that Akka ships, because it reads a key as one kind of value. Akka reads many
/// of them long after the start, in an actor that then ends; so they are checked before.
/// </summary>
internal static class AkkaSettingForms
{
    private const string Tcp = "akka.remote.dot-netty.tcp", Brain = "akka.cluster.split-brain-resolver";

    /// <summary>A larger number is a slip.</summary>
    private const int Often = 1000;

    private static readonly SettingForm Off = SettingForm.OneOf("off");
    private static readonly SettingForm Role = SettingForm.OneOf("coordinator", "trainer");
    private static readonly SettingForm Port = SettingForm.Whole(0, 65_535);

    /// <summary>Settings whose shipped value does not show what is allowed.</summary>
    private static readonly Dictionary<string, SettingForm> Special = new()
    {
        ["akka.home"] = SettingForm.Any,
        ["akka.loglevel"] = Level("DEBUG", "INFO", "WARNING", "ERROR"),
        ["akka.stdout-loglevel"] = Level("OFF", "DEBUG", "INFO", "WARNING", "ERROR"),
        ["akka.loggers"] = SettingForm.OfList("a list of loggers' types, for example [\"Name, Assembly\"]", IsActor),
        ["akka.loggers-dispatcher"] = Dispatcher(""),
        ["akka.actor.ask-timeout"] = SettingForm.OneOf("infinite").Or(SettingForm.Lasting(TimeSpan.FromMilliseconds(1))),
        ["akka.cluster.app-version"] = SettingForm.OfText("assembly-version or a version, for example 1.0.0", text => text.Length is > 0 and < 100
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+')),
        ["akka.cluster.use-dispatcher"] = Dispatcher("empty or "),
        ["akka.cluster.allow-weakly-up-members"] = SettingForm.OneOf("on", "off").Or(SettingForm.Near(TimeSpan.FromSeconds(7))),
        ["akka.cluster.retry-unsuccessful-join-after"] = Off.Or(SettingForm.Near(TimeSpan.FromSeconds(10))),
        ["akka.cluster.shutdown-after-unsuccessful-join-seed-nodes"] = Off.Or(SettingForm.Lasting(TimeSpan.FromSeconds(1))),
        ["akka.cluster.down-removal-margin"] = Off.Or(SettingForm.Lasting(TimeSpan.FromMilliseconds(1))),
        ["akka.cluster.publish-stats-interval"] = Off.Or(SettingForm.Lasting(TimeSpan.FromMilliseconds(100))),
        [$"{Brain}.active-strategy"] = SettingForm.OneOf("keep-oldest", "keep-majority", "down-all"),
        [$"{Brain}.keep-oldest.role"] = Role,
        [$"{Brain}.keep-majority.role"] = SettingForm.OneOf("").Or(Role) with { Words = "empty, coordinator or trainer" },
        [$"{Brain}.down-all-when-unstable"] = SettingForm.Switch.Or(SettingForm.Lasting(TimeSpan.FromMilliseconds(1))),
        ["akka.remote.use-dispatcher"] = Dispatcher(""),
        [$"{Tcp}.use-dispatcher-for-io"] = Dispatcher("empty or "),
        [$"{Tcp}.hostname"] = SettingForm.Any,
        [$"{Tcp}.public-hostname"] = SettingForm.Any,
        [$"{Tcp}.port"] = Port,
        [$"{Tcp}.public-port"] = Port,
        [$"{Tcp}.maximum-frame-size"] = SettingForm.Size(FrameLimit.Frame, int.MaxValue),
        [$"{Tcp}.tcp-reuse-addr"] = SettingForm.OneOf("off", "on", "off-for-windows"),
    };

    /// <summary>The last parts of keys that every dispatcher may have, whether or not Akka ships them for it.</summary>
    private static readonly Dictionary<string, SettingForm> OfDispatchers = new()
    {
        // A pinned dispatcher serves one actor, and the current context's executor needs a context: many actors share each of these.
        ["type"] = SettingForm.OneOf("ForkJoinDispatcher", "Dispatcher", "TaskDispatcher"),
        ["executor"] = SettingForm.OneOf("default-executor", "fork-join-executor", "thread-pool-executor", "task-executor", "channel-executor"),
        ["throughput"] = SettingForm.Whole(1, 1_000_000),
        ["throughput-deadline-time"] = SettingForm.Near(TimeSpan.Zero),
        ["mailbox-requirement"] = SettingForm.OneOf("") with { Words = "empty" },
        ["dedicated-thread-pool.thread-count"] = SettingForm.Whole(1, 1024),
        ["dedicated-thread-pool.threadtype"] = SettingForm.OneOf("background", "foreground"),
        ["fork-join-executor.task-peeking-mode"] = SettingForm.OneOf("FIFO", "LIFO"),
        ["channel-executor.priority"] = SettingForm.OneOf("low", "normal", "high"),
    };

    private static readonly string[] Dispatchers =
    [
        .. AkkaReference.Values.Keys.Where(key => key.EndsWith("-dispatcher.executor", StringComparison.Ordinal) || key.EndsWith("-dispatcher.type", StringComparison.Ordinal))
            .Where(key => FixedKeys.WhyNot(key) is null).Select(key => key[..key.LastIndexOf('.')]).Distinct(),
    ];

    /// <summary>Keys of Akka, without those that users cannot set (<see cref="FixedKeys"/>).</summary>
    public static IEnumerable<string> Keys => AkkaReference.Values.Keys
        .Concat(Dispatchers.SelectMany(dispatcher => OfDispatchers.Keys.Select(part => $"{dispatcher}.{part}")))
        .Where(key => FixedKeys.WhyNot(key) is null)
        .Distinct();

    /// <summary>The allowed values of a key; null if it is not one of <see cref="Keys"/>.</summary>
    public static SettingForm? Find(string key) => FixedKeys.WhyNot(key) is not null ? null
        : AkkaReference.Values.TryGetValue(key, out var shipped) ? FormFor(key, shipped)
        : OfDispatcher(key);

    private static SettingForm FormFor(string key, HoconTree shipped)
    {
        if (Special.TryGetValue(key, out var special))
            return special;
        if (OfDispatcher(key) is { } part)
            return part;
        if (shipped is not HoconTree.Text(var text))
            throw new InvalidOperationException($"{key} is a list of Akka without a check.");
        if (text is "on" or "off" or "true" or "false")
            return SettingForm.Switch;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return SettingForm.Whole(Math.Min(number, 1), (int)Math.Min(Math.Max(Often, (long)number * Often), int.MaxValue));
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real))
            return key.EndsWith("-probability", StringComparison.Ordinal) ? SettingForm.Share : SettingForm.Number(real * Often);
        if (text.EndsWith('b') && ByteSize.Parse(text) is { } bytes)
            return SettingForm.Size(Math.Min(bytes, 1), int.MaxValue);
        return SettingForm.DurationOf(text) is { } time
            ? SettingForm.Near(time)
            : throw new InvalidOperationException($"{key} = {text} is a setting of Akka without a check.");
    }

    private static SettingForm? OfDispatcher(string key) =>
        Dispatchers.FirstOrDefault(name => key.StartsWith($"{name}.", StringComparison.Ordinal)) is { } dispatcher
            ? OfDispatchers.GetValueOrDefault(key[(dispatcher.Length + 1)..])
            : null;

    private static SettingForm Level(params string[] words) => SettingForm.OneOf(words) with
    {
        Fits = tree => tree is HoconTree.Text(var text) && words.Contains(text.ToUpperInvariant(), StringComparer.Ordinal),
    };

    private static SettingForm Dispatcher(string orEmpty) => SettingForm.OfText(
        $"{orEmpty}a dispatcher of Akka, for example akka.actor.default-dispatcher",
        text => Dispatchers.Contains(text, StringComparer.Ordinal) || (text.Length == 0 && orEmpty.Length > 0));

    private static bool IsActor(string type)
    {
        // If the loader throws anything, the text is not the name of a type.
        try
        {
            return Type.GetType(type) is { } found && found.IsAssignableTo(typeof(ActorBase));
        }
        catch (Exception unreadable) when (unreadable is IOException or BadImageFormatException or TypeLoadException or ArgumentException)
        {
            return false;
        }
    }
}
