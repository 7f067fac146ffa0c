using System.Runtime.InteropServices;

namespace ActorSearch.TrainerNode.Onnx.Graphs;

/// <summary>
/// A graph that grows node by node; values are known by their names. Numbers are those of onnx.proto. Operators are those of opset 17, and of version 3
/// of <c>ai.onnx.ml</c>, which runtimes from 2022 on have.
/// </summary>
internal sealed class OnnxGraph
{
    public const int Opset = 17, MlOpset = 3, IrVersion = 8;
    private const string Ml = "ai.onnx.ml";

    private readonly List<ProtoMessage> _nodes = [], _constants = [], _inputs = [], _outputs = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(OnnxType, double), string> _scalars = [];

    /// <summary>Declares an input. Its name is kept as it is, so inputs come before everything else.</summary>
    /// <param name="shape">Without the first dimension, which is <c>rows</c>.</param>
    public string Input(string name, OnnxType type, string words, params ReadOnlySpan<long> shape)
    {
        _names.Add(name);
        _inputs.Add(ValueInfo(name, type, words, shape));
        return name;
    }

    /// <summary>Makes a value an output, under its name or, if an input has it, under the name with <c>_2</c>.</summary>
    /// <returns>The name.</returns>
    public string Output(string name, string value, OnnxType type, string words, params ReadOnlySpan<long> shape)
    {
        var free = Unique(name);
        Append("Identity", "", free, [], value);
        _outputs.Add(ValueInfo(free, type, words, shape));
        return free;
    }

    /// <summary>Adds a node with one output.</summary>
    public string Node(string op, params ReadOnlySpan<string> inputs) => Append(op, "", Fresh("v"), [], inputs);

    /// <summary>Adds a node with attributes.</summary>
    public string Node(string op, ReadOnlySpan<OnnxAttribute> attributes, params ReadOnlySpan<string> inputs) => Append(op, "", Fresh("v"), attributes, inputs);

    /// <summary>Adds a node of ai.onnx.ml.</summary>
    public string MlNode(string op, ReadOnlySpan<OnnxAttribute> attributes, string input) => Append(op, Ml, Fresh("v"), attributes, input);

    public string Cast(string value, OnnxType type) => Node("Cast", [OnnxAttribute.Create("to", (long)type)], value);

    public string Concat(IReadOnlyList<string> columns) => columns.Count == 1 ? columns[0] : Node("Concat", [OnnxAttribute.Create("axis", 1)], [.. columns]);

    /// <summary>Some columns of a matrix, in this order.</summary>
    public string Columns(string matrix, IEnumerable<int> which) => Node("Gather", [OnnxAttribute.Create("axis", 1)], matrix, Whole([.. which.Select(at => (long)at)]));

    public string Add(string a, string b) => Node("Add", a, b);

    public string Subtract(string a, string b) => Node("Sub", a, b);

    public string Multiply(string a, string b) => Node("Mul", a, b);

    public string Divide(string a, string b) => Node("Div", a, b);

    public string Where(string condition, string then, string otherwise) => Node("Where", condition, then, otherwise);

    public string Double(double value) => Scalar(OnnxType.Double, value, () => Constant("c", OnnxType.Double, MemoryMarshal.AsBytes<double>([value]), []));

    public string Single(float value) => Scalar(OnnxType.Single, value, () => Constant("c", OnnxType.Single, MemoryMarshal.AsBytes<float>([value]), []));

    public string Int64(long value) => Constant("c", OnnxType.Int64, MemoryMarshal.AsBytes<long>([value]), []);

    /// <summary>One row of numbers.</summary>
    public string Row(ReadOnlySpan<float> values) => Matrix("c", values, 1, values.Length);

    /// <summary>One row of numbers.</summary>
    public string Row(ReadOnlySpan<double> values) => Doubles(values, 1, values.Length);

    /// <summary>One row of whole numbers.</summary>
    public string Row(ReadOnlySpan<long> values) => Constant("c", OnnxType.Int64, MemoryMarshal.AsBytes(values), [1, values.Length]);

    public string Truths(ReadOnlySpan<bool> values) => Constant("c", OnnxType.Truth, MemoryMarshal.AsBytes(values), [1, values.Length]);

    /// <summary>A vector of whole numbers, for shapes, axes and indices.</summary>
    public string Whole(params ReadOnlySpan<long> values) => Constant("c", OnnxType.Int64, MemoryMarshal.AsBytes(values), [values.Length]);

    public string Doubles(ReadOnlySpan<double> values, params ReadOnlySpan<long> shape) => Constant("c", OnnxType.Double, MemoryMarshal.AsBytes(values), shape);

    /// <param name="name">What the constant is called, if the name is free.</param>
    public string Matrix(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) => Constant(name, OnnxType.Single, MemoryMarshal.AsBytes(values), shape);

    /// <summary>A vector of texts.</summary>
    public string Texts(IReadOnlyCollection<string> texts, params ReadOnlySpan<long> shape)
    {
        const int StringData = 6;
        var name = Fresh("c");
        _constants.Add(Tensor(name, OnnxType.Text, shape).Texts(StringData, texts));
        return name;
    }

    /// <summary>The bytes of the model.</summary>
    /// <param name="facts">Names and texts that are kept with the model.</param>
    public byte[] ToModel(string name, string producerVersion, IEnumerable<(string Key, string Value)> facts)
    {
        var graph = new ProtoMessage().Messages(1, _nodes).Text(2, name).Messages(5, _constants).Messages(11, _inputs).Messages(12, _outputs);
        return new ProtoMessage()
            .Number(1, IrVersion)
            .Text(2, "ActorSearch")
            .Text(3, producerVersion)
            .Message(7, graph)
            .Message(8, new ProtoMessage().Text(1, "").Number(2, Opset))
            .Message(8, new ProtoMessage().Text(1, Ml).Number(2, MlOpset))
            .Messages(14, facts.Select(fact => new ProtoMessage().Text(1, fact.Key).Text(2, fact.Value)))
            .ToArray();
    }

    private string Append(string op, string domain, string output, ReadOnlySpan<OnnxAttribute> attributes, params ReadOnlySpan<string> inputs)
    {
        var node = new ProtoMessage();
        foreach (var input in inputs) node.Text(1, input);
        node.Text(2, output).Text(3, $"{op} {output}").Text(4, op);
        foreach (var attribute in attributes) node.Message(5, attribute.Message);
        _nodes.Add(domain.Length == 0 ? node : node.Text(7, domain));
        return output;
    }

    private string Scalar(OnnxType type, double value, Func<string> make)
    {
        if (!_scalars.TryGetValue((type, value), out var name)) _scalars.Add((type, value), name = make());
        return name;
    }

    private string Constant(string name, OnnxType type, ReadOnlySpan<byte> raw, ReadOnlySpan<long> shape)
    {
        const int RawData = 9;
        var free = name == "c" ? Fresh(name) : Unique(name);
        _constants.Add(Tensor(free, type, shape).Bytes(RawData, raw));
        return free;
    }

    private static ProtoMessage Tensor(string name, OnnxType type, ReadOnlySpan<long> shape)
    {
        var tensor = new ProtoMessage();
        foreach (var size in shape) tensor.Number(1, size);
        return tensor.Number(2, (long)type).Text(8, name);
    }

    private static ProtoMessage ValueInfo(string name, OnnxType type, string words, ReadOnlySpan<long> shape)
    {
        var sizes = new ProtoMessage().Message(1, new ProtoMessage().Text(2, "rows"));
        foreach (var size in shape) sizes.Message(1, new ProtoMessage().Number(1, size));
        var tensor = new ProtoMessage().Number(1, (long)type).Message(2, sizes);
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor)).Text(3, words);
    }

    /// <summary>The word with a number that makes it a name that nothing has.</summary>
    private string Fresh(string word)
    {
        var number = _names.Count;
        while (!_names.Add($"{word}{number}")) number++;
        return $"{word}{number}";
    }

    /// <summary>The word itself, or the word with <c>_2</c> or the next free number.</summary>
    private string Unique(string word)
    {
        var name = word;
        for (var number = 2; !_names.Add(name); number++) name = $"{word}_{number}";
        return name;
    }
}
