using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActorSearch.Shared.Wire;

/// <summary>How a type looks in a frame; one record per form that the wire carries.</summary>
internal abstract record WireType(Type Type)
{
    /// <summary>Fixed sizes and marks are those of Hyperion's format; a string's size varies.</summary>
    private static readonly FrozenDictionary<Type, Scalar> Scalars = new[]
    {
        new Scalar(typeof(bool), 6, 1), new Scalar(typeof(byte), 4, 1), new Scalar(typeof(int), 8, 4), new Scalar(typeof(uint), 18, 4),
        new Scalar(typeof(long), 2, 8), new Scalar(typeof(ulong), 19, 8), new Scalar(typeof(float), 12, 4),
        new Scalar(typeof(double), 13, 8), new Scalar(typeof(Guid), 11, 16), new Scalar(typeof(string), 7, 0),
    }.ToFrozenDictionary(scalar => scalar.Type);

    /// <summary>Whether it is written with a number from the list of known types.</summary>
    public virtual bool IsWrittenAsObject => false;

    /// <summary>The types that its content is made of.</summary>
    public virtual IEnumerable<Type> Parts => [];

    /// <exception cref="ArgumentException">The wire does not carry such a type.</exception>
    public static WireType FromType(Type type)
    {
        if (Scalars.TryGetValue(type, out var scalar))
            return scalar;
        if (type == typeof(byte[]))
            return new Bytes();
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return new Optional(type, underlying);
        if (type.IsEnum)
            return new Variants(type, Scalars[Enum.GetUnderlyingType(type)]);
        if (type.IsSZArray && Scalars.TryGetValue(type.GetElementType()!, out var element))
            return new ScalarArray(type, element);
        if (type.IsSZArray)
            return new ObjectArray(type, type.GetElementType()!);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return new ObjectArray(type, type.GetGenericArguments()[0]);
        if (type.IsGenericType || type.IsInterface || type.IsPointer || type.Assembly == typeof(object).Assembly)
            throw Refusal(type, "take a number, a string, an enum, a record of these, or an array of them");
        if (type.IsDefined(typeof(InlineArrayAttribute)))
            throw Refusal(type, "Hyperion would carry one of its elements; take an array");
        if (type.IsAbstract)
            return new Closed(type, CasesOf(type));
        if (!type.IsSealed)
            throw Refusal(type, "seal it, so that it is clear what can arrive");
        return new Composite(type, FieldsOf(type));
    }

    private static ImmutableArray<Type> CasesOf(Type type)
    {
        var cases = type.Assembly.GetTypes().Where(other => other.IsSubclassOf(type)).ToImmutableArray();
        if (cases.FirstOrDefault(other => other is { IsSealed: false, IsAbstract: false }) is { } open)
            throw Refusal(open, "seal it, so that it is clear what can arrive");
        return [.. cases.Where(other => other.IsSealed)];
    }

    /// <summary>Hyperion writes the fields in the order of their names, those of base records among them.</summary>
    private static ImmutableArray<WireField> FieldsOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var fields = new List<WireField>();
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (var field in at.GetFields(Own))
            {
                if (!field.IsPrivate)
                    throw Refusal(type, $"make its field {field.Name} a property");
                var info = nullability.Create(field);
                var element = info.ElementType ?? info.GenericTypeArguments.FirstOrDefault();
                fields.Add(new WireField(field.Name, field.FieldType, MayBeNull(info), MayBeNull(element)));
            }
        }

        return [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)];
    }

    private static bool MayBeNull(NullabilityInfo? info) => info?.ReadState == NullabilityState.Nullable;

    private static ArgumentException Refusal(Type type, string advice) => new($"The wire does not carry {type}: {advice}.");

    /// <summary>A number, a truth value, a Guid or a string.</summary>
    /// <param name="Mark">The byte that announces it where its type is not clear from its place.</param>
    /// <param name="Size">Bytes, or 0 for a string.</param>
    public sealed record Scalar(Type Type, byte Mark, int Size) : WireType(Type);

    /// <summary>A byte array, written in one piece.</summary>
    public sealed record Bytes() : WireType(typeof(byte[]));

    /// <summary>A value that may be missing.</summary>
    public sealed record Optional(Type Type, Type Underlying) : WireType(Type)
    {
        public override IEnumerable<Type> Parts => [Underlying];
    }

    /// <summary>An enum; only its named values arrive.</summary>
    public sealed record Variants(Type Type, Scalar Number) : WireType(Type)
    {
        public override bool IsWrittenAsObject => true;
    }

    /// <summary>An array of scalars, written without a mark for each.</summary>
    public sealed record ScalarArray(Type Type, Scalar Element) : WireType(Type);

    /// <summary>An array whose elements are written with their types.</summary>
    public sealed record ObjectArray(Type Type, Type Element) : WireType(Type)
    {
        public override bool IsWrittenAsObject => true;

        public override IEnumerable<Type> Parts => [Element];
    }

    /// <summary>An abstract record and the sealed ones that it may be.</summary>
    public sealed record Closed(Type Type, ImmutableArray<Type> Cases) : WireType(Type)
    {
        public override IEnumerable<Type> Parts => Cases;
    }

    /// <summary>A sealed record or a record struct.</summary>
    public sealed record Composite(Type Type, ImmutableArray<WireField> Fields) : WireType(Type)
    {
        public override bool IsWrittenAsObject => true;

        public override IEnumerable<Type> Parts => Fields.Select(member => member.Type);
    }
}

/// <summary>A member of a record in a frame.</summary>
internal sealed record WireField(string Name, Type Type, bool MayBeNull, bool ElementsMayBeNull);
