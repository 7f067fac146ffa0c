using System.Reflection;
using System.Text;

namespace ActorSearch.Tests;

/// <summary>What others can call or override in an assembly, as text: a type with its members, in ordinal order.</summary>
internal static class PublicApi
{
    /// <summary>That the API is the one in <c>PublicApi.txt</c> and that every type is documented; <c>ACTORSEARCH_RENEW=api</c> writes the file.</summary>
    /// <param name="folder">Of the project in src.</param>
    public static void Hold(Assembly assembly, string folder)
    {
        var file = Path.Combine(Repository.Root(), "src", folder, "PublicApi.txt");
        var now = Of(assembly);
        if (Environment.GetEnvironmentVariable("ACTORSEARCH_RENEW") == "api")
        {
            File.WriteAllText(file, now);
        }

        Assert.True(
            File.ReadAllText(file).ReplaceLineEndings("\n") == now,
            $"The public API differs from {file}. If that is meant, renew it: ACTORSEARCH_RENEW=api dotnet test -c Release --filter PublicApi");
        var documented = File.ReadAllText(Path.ChangeExtension(assembly.Location, ".xml"));
        Assert.All(assembly.GetExportedTypes(), type => Assert.Contains($"\"T:{type.FullName!.Replace('+', '.')}\"", documented, StringComparison.Ordinal));
    }

    private static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append($"{Kind(type)} {Name(type)}{Bases(type)}\n");
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append($"    {member}\n");
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    // Records bring equality with them; that is not what a user calls.
    private static string Bases(Type type)
    {
        Type?[] all = [type.BaseType == typeof(object) || type.BaseType == typeof(ValueType) || type.IsEnum ? null : type.BaseType, .. type.GetInterfaces()];
        string[] own = [.. all.OfType<Type>().Where(each => !type.IsEnum && !each.Name.StartsWith("IEquatable", StringComparison.Ordinal)).Select(Name)];
        return own.Length == 0 ? "" : $" : {string.Join(", ", own)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {(int)value}");
        return type.GetConstructors(Declared).Where(IsCallable).Where(made => made.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .Select(made => $"{Protected(made)}new({Parameters(made)})")
            .Concat(type.GetProperties(Declared).Where(property => IsCallable(property.GetMethod!) && property.Name != "EqualityContract")
                .Select(property => $"{Protected(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ {Access(property)} }}"))
            .Concat(type.GetMethods(Declared).Where(method => IsCallable(method) && !method.IsSpecialName && !IsOfRecord(method))
                .Select(method => $"{Protected(method)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})"));
    }

    private static bool IsCallable(MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    private static string Protected(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static bool IsOfRecord(MethodInfo method) => method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$" or "PrintMembers" or "Finalize";

    private static string Access(PropertyInfo property) => property.SetMethod is { } set && IsCallable(set)
        ? set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "get; init;" : "get; set;"
        : "get;";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(each =>
        $"{Name(each.ParameterType)} {each.Name}{(each.HasDefaultValue ? " = …" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return $"{Name(inner)}?";
        var name = type.IsGenericParameter ? type.Name : type.FullName is { } full ? full.Split('[')[0] : $"{type.Namespace}.{type.Name}";
        name = name.Split('`')[0].Replace('+', '.');
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
