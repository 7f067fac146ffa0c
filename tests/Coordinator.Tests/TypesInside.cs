using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Reads from a compiled assembly which types a namespace uses: in signatures, in method bodies, lambdas and generics.</summary>
internal static class TypesInside
{
    /// <summary>"User → Used" for each type under <paramref name="inNamespace"/> that uses one whose full name starts with a forbidden one.</summary>
    public static string[] Offenders(string assemblyPath, string inNamespace, IReadOnlyCollection<string> forbidden)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        return
        [
            .. from user in assembly.MainModule.Types
               where IsUnder(user.FullName, inNamespace)
               from used in WithNested(user).SelectMany(UsedBy).SelectMany(Parts).Select(type => type.FullName).Distinct()
               where forbidden.Any(name => IsUnder(used, name))
               orderby user.FullName, used
               select $"{user.FullName} → {used}",
        ];
    }

    /// <summary>Who uses whom among the types of an assembly; what the compiler made of itself is left out.</summary>
    public static RoomArrow[] Arrows(string assemblyPath)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        var own = assembly.MainModule.Types.Where(type => !type.Name.StartsWith('<')).ToDictionary(type => type.FullName);
        return
        [
            .. from user in own.Values
               from used in WithNested(user).SelectMany(UsedBy).SelectMany(Parts).Select(Outermost).Select(type => type.FullName).Distinct()
               where used != user.FullName && own.ContainsKey(used)
               orderby user.FullName, used
               select new RoomArrow(user.Namespace, user.FullName, own[used].Namespace, used),
        ];
    }

    /// <summary>Those of the names under which no type lies that these assemblies hold or use.</summary>
    public static string[] Unknown(IEnumerable<string> assemblyPaths, IEnumerable<string> names)
    {
        var known = assemblyPaths.SelectMany(TypesOf).Distinct().ToList();
        return [.. names.Distinct().Where(name => !known.Exists(type => IsUnder(type, name)))];
    }

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
}
