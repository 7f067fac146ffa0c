using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>Makes instances of any record by its constructor, seeded; and says what is in one, whatever it is made of.</summary>
internal sealed class SampleMaker(int seed)
{
    private static readonly float[] Floats = [0f, -0f, 1.5f, float.NaN, float.NegativeInfinity, float.Epsilon];
    private readonly Random _random = new(seed);

    public object Make(Type type, int depth = 0)
    {
        if (type == typeof(string))
            return _random.Next(4) == 0 ? new string('ä', _random.Next(300)) : $"text {_random.Next()}";
        if (type == typeof(bool))
            return _random.Next(2) == 0;
        if (type == typeof(float))
            return Floats[_random.Next(Floats.Length)];
        if (type == typeof(Guid))
            return new Guid(Bytes(16));
        if (type.IsPrimitive)
            return Convert.ChangeType(_random.Next(256), type);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Make(underlying, depth);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length))!;
        if (type == typeof(byte[]))
            return Bytes(_random.Next(64));
        if (type.IsArray)
            return Many(type.GetElementType()!, depth);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return Fixed(type.GetGenericArguments()[0], depth);
        if (type.IsAbstract)
            return Make(OneOf([.. type.Assembly.GetTypes().Where(other => other.IsSubclassOf(type) && other.IsSealed)]), depth);
        return Record(type, depth);
    }

    /// <summary>Types and values, bit for bit, as text.</summary>
    public static string Content(object? value) => value switch
    {
        null => "null",
        float number => $"{BitConverter.SingleToUInt32Bits(number)}f",
        double number => $"{BitConverter.DoubleToUInt64Bits(number)}d",
        string text => $"'{text}'",
        IEnumerable many => $"{value.GetType()}[{string.Join(',', many.Cast<object?>().Select(Content))}]",
        _ when value.GetType().IsPrimitive || value.GetType().IsEnum || value is Guid => $"{value.GetType()} {value}",
        _ => $"{value.GetType()}({string.Join(',', Members(value).Select(Content))})",
    };

    /// <summary>The types of a value and of all that it holds.</summary>
    public static IEnumerable<Type> TypesIn(object? value) => value switch
    {
        null => [],
        string => [typeof(string)],
        IEnumerable many => [value.GetType(), .. many.Cast<object?>().SelectMany(TypesIn)],
        _ when value.GetType().IsPrimitive || value.GetType().IsEnum || value is Guid => [value.GetType()],
        _ => [value.GetType(), .. Members(value).SelectMany(TypesIn)],
    };

    private static IEnumerable<object?> Members(object value) => value.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .OrderBy(field => field.Name, StringComparer.Ordinal)
        .Select(field => field.GetValue(value));

    private object Record(Type type, int depth)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public).MaxBy(made => made.GetParameters().Length)!;
        var nullability = new NullabilityInfoContext();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
        {
            var mayBeNull = nullability.Create(parameter).ReadState == NullabilityState.Nullable;
            return mayBeNull && _random.Next(2 + depth) > 0 ? null : Make(parameter.ParameterType, depth + 1);
        })]);
    }

    private Array Many(Type element, int depth)
    {
        var array = Array.CreateInstance(element, _random.Next(5));
        for (var i = 0; i < array.Length; i++)
            array.SetValue(Make(element, depth + 1), i);
        return array;
    }

    private object Fixed(Type element, int depth) =>
        typeof(SampleMaker).GetMethod(nameof(FixedOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(element).Invoke(null, [Many(element, depth)])!;

    private static ImmutableArray<T> FixedOf<T>(T[] items) => [.. items];

    private Type OneOf(Type[] types) => types[_random.Next(types.Length)];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
