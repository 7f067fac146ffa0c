namespace ActorSearch.TrainerNode.Onnx.Graphs;

/// <summary>Types of numbers in a tensor, with ONNX's numbers for them (TensorProto.DataType).</summary>
internal enum OnnxType
{
    Single = 1,
    Byte = 2,
    Int64 = 7,
    Text = 8,
    Truth = 9,
    Double = 11,
}
