using System.Collections.Concurrent;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Reads from a compiled assembly which types a namespace uses: in signatures, in method bodies, lambdas and generics.</summary>
internal static class TypesInside
{
    // To read all methods of an assembly takes half a second of processor time.
    private static readonly ConcurrentDictionary<string, Lazy<Use[]>> Uses = [];

    /// <summary>"User → Used" for each type under <paramref name="inNamespace"/> that uses one whose full name starts with a forbidden one.</summary>
    public static string[] Offenders(string assemblyPath, string inNamespace, IReadOnlyCollection<string> forbidden) =>
    [
        .. from user in UsesIn(assemblyPath)
           where IsUnder(user.Name, inNamespace)
           from used in user.Types
           where forbidden.Any(name => IsUnder(used, name))
           orderby user.Name, used
           select $"{user.Name} → {used}",
    ];

    /// <summary>Who uses whom among the types of an assembly; what the compiler made of itself is left out.</summary>
    public static RoomArrow[] Arrows(string assemblyPath)
    {
        var own = UsesIn(assemblyPath).Where(use => use.IsWritten).ToDictionary(use => use.Name);
        return
        [
            .. from user in own.Values
               from used in user.Outermost
               where used != user.Name && own.ContainsKey(used)
               orderby user.Name, used
               select new RoomArrow(user.Namespace, user.Name, own[used].Namespace, used),
        ];
    }

    /// <summary>Those of the names under which no type lies that these assemblies hold or use.</summary>
    public static string[] Unknown(IEnumerable<string> assemblyPaths, IEnumerable<string> names)
    {
        var known = assemblyPaths.SelectMany(TypesOf).Distinct().ToList();
        return [.. names.Distinct().Where(name => !known.Exists(type => IsUnder(type, name)))];
    }

    private static Use[] UsesIn(string assemblyPath) => Uses.GetOrAdd(assemblyPath, path => new(() => Read(path))).Value;

    private static Use[] Read(string assemblyPath)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        return
        [
            .. from user in assembly.MainModule.Types
               let types = WithNested(user).SelectMany(UsedBy).SelectMany(Parts).ToList()
               select new Use(user.Namespace, user.FullName, !user.Name.StartsWith('<'), Names(types), Names(types.Select(Outermost))),
        ];
    }

    private static string[] Names(IEnumerable<TypeReference> types) => [.. types.Select(type => type.FullName).Distinct()];

    private static string[] TypesOf(string assemblyPath)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        return [.. assembly.MainModule.Types.Concat(assembly.MainModule.GetTypeReferences()).Select(type => type.FullName)];
    }

    private static bool IsUnder(string name, string prefix) =>
        prefix.Length == 0 || name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal);

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference?> UsedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Events.Select(happening => happening.EventType),
        .. type.Methods.SelectMany(UsedBy),
    ];

    private static IEnumerable<TypeReference?> UsedBy(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.CustomAttributes.Select(attribute => attribute.AttributeType),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.HasBody ? UsedBy(method.Body) : [],
    ];

    private static IEnumerable<TypeReference?> UsedBy(MethodBody body) =>
    [
        .. body.Variables.Select(variable => variable.VariableType),
        .. body.ExceptionHandlers.Select(handler => handler.CatchType),
        .. body.Instructions.SelectMany(instruction => UsedBy(instruction.Operand)),
    ];

    private static IEnumerable<TypeReference?> UsedBy(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [.. UsedBy(method.ElementMethod), .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    /// <summary>The type itself without array, pointer or by-ref, and its generic arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    /// <summary>A type with the full names of all types that it uses, and of those that these lie in. Not written: made by the compiler.</summary>
    private sealed record Use(string Namespace, string Name, bool IsWritten, string[] Types, string[] Outermost);
}
