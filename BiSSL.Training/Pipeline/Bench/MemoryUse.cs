namespace BiSSL.Training.Pipeline.Bench;

/// <summary>What the process holds after so much work.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Steps">Lower steps made so far.</param>
/// <param name="Products">Hessian-vector products made so far.</param>
/// <param name="Tensors">Wrappers of tensors that are alive.</param>
/// <param name="Nodes">Nodes of ours in autograd's graphs.</param>
/// <param name="Entries">Native functions made for nodes, each with its handle.</param>
/// <param name="Native">Bytes allocated natively; null where the C library does not say.</param>
/// <param name="Resident">Bytes of main memory that the process holds.</param>
public sealed record MemoryUse(string Shape, int Steps, int Products, long Tensors, int Nodes, int Entries, long? Native, long Resident);
