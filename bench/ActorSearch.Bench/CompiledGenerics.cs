using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;

namespace ActorSearch.Bench;

/// <summary>The generic methods that the runtime compiles in this process while it is open.</summary>
internal sealed class CompiledGenerics : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Compilation = (EventKeywords)0x10;
    private const string Dynamic = "dynamicClass";
    private const BindingFlags Hidden = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly MethodInfo InfoOf = typeof(RuntimeMethodHandle).GetMethod("GetMethodInfo", Hidden)!;

    private static readonly MethodInfo MethodOf = typeof(object).Assembly.GetType("System.RuntimeType")!.GetMethods(Hidden)
        .Single(method => method.Name == "GetMethodBase" && method.GetParameters() is [_, { ParameterType.Name: "IRuntimeMethodInfo" }]);

    private readonly ConcurrentDictionary<ulong, bool> _handles = new();

    /// <summary>Those so far, with <c>System.__Canon</c> for all reference types; without methods that are made as a program runs.</summary>
    public IEnumerable<MethodBase> Methods =>
        from handle in _handles.Keys
        let info = InfoOf.Invoke(RuntimeMethodHandle.FromIntPtr((nint)handle), null)
        let method = (MethodBase?)MethodOf.Invoke(null, [null, info])
        where method is { DeclaringType.Assembly.IsDynamic: false } && (method.IsGenericMethod || method.DeclaringType.IsGenericType)
        select method;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime) EnableEvents(eventSource, EventLevel.Verbose, Compilation);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // Handle, module, address, size, token, flags, type.
        if (eventData is { EventName: "MethodLoadVerbose_V2", Payload: [ulong handle, _, _, _, _, uint flags, string type, ..] } && (flags & 2) != 0 && type != Dynamic)
        {
            _handles.TryAdd(handle, true);
        }
    }
}
