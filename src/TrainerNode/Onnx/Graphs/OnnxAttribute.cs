namespace ActorSearch.TrainerNode.Onnx.Graphs;

/// <summary>An attribute of a node (message AttributeProto).</summary>
internal sealed record OnnxAttribute(ProtoMessage Message)
{
    private const int OfFloat = 1, OfInt = 2, OfFloats = 6, OfInts = 7, OfStrings = 8;
    private const int Name = 1, F = 2, I = 3, Floats = 7, Ints = 8, Strings = 9, Type = 20;

    public static OnnxAttribute Create(string name, long value) => new(new ProtoMessage().Text(Name, name).Number(I, value).Number(Type, OfInt));

    public static OnnxAttribute Create(string name, float value) => new(new ProtoMessage().Text(Name, name).Single(F, value).Number(Type, OfFloat));

    public static OnnxAttribute Create(string name, IEnumerable<string> values) => new(new ProtoMessage().Text(Name, name).Texts(Strings, values).Number(Type, OfStrings));

    public static OnnxAttribute Create(string name, IEnumerable<long> values)
    {
        var message = new ProtoMessage().Text(Name, name);
        foreach (var value in values) message.Number(Ints, value);
        return new(message.Number(Type, OfInts));
    }

    public static OnnxAttribute Create(string name, IEnumerable<float> values)
    {
        var message = new ProtoMessage().Text(Name, name);
        foreach (var value in values) message.Single(Floats, value);
        return new(message.Number(Type, OfFloats));
    }
}
