using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Reflection.Emit;
using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.TrainerNode.Commands;

namespace ActorSearch.Bench;

/// <summary>
/// Records which generic methods the commands compile although the programs are compiled ahead, and writes them for the ahead compiler: it finds virtual
/// methods of the runtime's generic types over value types only if a profile lists them (<c>build/CompileAhead.targets</c>).
/// </summary>
internal static class AheadProfile
{
    private const MethodAttributes Global = MethodAttributes.Public | MethodAttributes.Static;

    // Each method is compiled into the first of these that sees all its types.
    private static readonly string[] Assemblies = ["ActorSearch.Shared", "ActorSearch.TrainerNode", "ActorSearch.Coordinator"];

    private static readonly string[] Brief = ["--set", "training.max-epochs=1", "--set", "refit.restarts=1"];

    /// <param name="to">The folder of the profiles, one for each assembly; earlier ones are replaced.</param>
    public static void Record(string to)
    {
        using var compiled = new CompiledGenerics();
        using var folder = new ScratchFolder();
        foreach (var name in (string[])["default", "digits"])
        {
            var (experiment, study) = (ProgramRun.Shipped($"hocon/experiments/{name}.conf"), Path.Combine(folder.Path, name));
            Do("check", experiment);
            Do(["run", experiment, "--out", study, "--slots", "2", .. Brief]);
            Do(["run", experiment, "--out", $"{study}-with-nodes", "--slots", "2", "--port", "0", .. Brief]);
            Do("show", study);
            Do("report", study);
            Do("export", study, "--format", "csv");
        }

        Search(folder.Path);
        Do("--help");
        foreach (var methods in compiled.Methods.GroupBy(Home).Where(group => group.Key >= 0).OrderBy(group => group.Key))
        {
            var file = Path.Combine(to, $"{Assemblies[methods.Key]}.mibc");
            Write(methods, Assemblies[methods.Key], file);
            Console.WriteLine($"{file}: {methods.Count()} methods");
        }
    }

    // A coordinator without trainings of its own and a trainer node that joins it; both as programs, in this process.
    private static void Search(string folder)
    {
        var (port, experiment) = (FreePort(), ProgramRun.Shipped("hocon/experiments/digits.conf"));
        string[] run = ["run", experiment, "--out", Path.Combine(folder, "cluster"), "--slots", "0", "--port", port, "--dashboard", "127.0.0.1:0", .. Brief];
        string[] join = ["--coordinator", $"127.0.0.1:{port}", "--slots", "2", "--once", "--state", Path.Combine(folder, "trainer")];
        Task[] programs = [Task.Run(() => Do(run)), Task.Run(() => Train(join))];
        // Each ends with the other one, unless it fails.
        Task.WhenAny(programs).Unwrap().GetAwaiter().GetResult();
        Task.WaitAll(programs);
    }

    private static void Train(string[] arguments)
    {
        var output = new StringWriter();
        var grammar = new TrainerGrammar((options, state) => new TrainerCommand(output, output).Do(options, state));
        if (grammar.Invoke(arguments, output, output) != 0) throw new InvalidOperationException(output.ToString());
    }

    private static string FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static void Do(params string[] arguments)
    {
        var output = new StringWriter();
        var terminal = Terminal.Plain(output);
        if (Entry.Do(arguments, terminal, terminal, () => Stream.Null, output, output) != 0) throw new InvalidOperationException(output.ToString());
    }

    // The format of crossgen's profiles: an assembly with a method AssemblyDictionary that names groups, each a method that loads a token of every method.
    private static void Write(IEnumerable<MethodBase> methods, string assembly, string file)
    {
        var profile = new PersistedAssemblyBuilder(new AssemblyName("profile"), typeof(object).Assembly);
        var module = profile.DefineDynamicModule("profile");
        var list = module.DefineGlobalMethod("Methods", Global, typeof(void), []);
        var tokens = list.GetILGenerator();
        foreach (var method in methods.OrderBy(method => $"{method.DeclaringType} {method}", StringComparer.Ordinal))
        {
            if (method is ConstructorInfo constructor) tokens.Emit(OpCodes.Ldtoken, module.GetMethodMetadataToken(constructor));
            else tokens.Emit(OpCodes.Ldtoken, (MethodInfo)method);
            tokens.Emit(OpCodes.Pop);
        }

        tokens.Emit(OpCodes.Ret);
        var names = module.DefineGlobalMethod("AssemblyDictionary", Global, typeof(void), []).GetILGenerator();
        names.Emit(OpCodes.Ldstr, $"{assembly};");
        names.Emit(OpCodes.Ldtoken, list);
        names.Emit(OpCodes.Pop);
        names.Emit(OpCodes.Ret);
        module.CreateGlobalFunctions();
        profile.Save(file);
    }

    // −1: a type of a package or of the benchmarks.
    private static int Home(MethodBase method)
    {
        Type[] arguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        return Parts([method.DeclaringType!, .. arguments]).Select(type => type.Assembly.GetName().Name!).Aggregate(0, (home, name) =>
            home < 0 ? home : Array.IndexOf(Assemblies, name) is var own and >= 0 ? Math.Max(home, own) : name.StartsWith("System.", StringComparison.Ordinal) ? home : -1);
    }

    private static IEnumerable<Type> Parts(IEnumerable<Type> types) =>
        types.SelectMany(type => type.HasElementType ? Parts([type.GetElementType()!]) : [type, .. Parts(type.GenericTypeArguments)]);
}
