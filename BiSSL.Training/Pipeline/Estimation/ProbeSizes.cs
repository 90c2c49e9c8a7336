namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>What a few steps of every stage held, in bytes; 0 where it is not known what tensors hold.</summary>
/// <param name="Program">The process before anything was built.</param>
/// <param name="Weights">All that a BiSSL stage holds between steps.</param>
/// <param name="Step">A pretext step.</param>
/// <param name="Graph">The graph of a Hessian batch, kept.</param>
/// <param name="Solve">An upper step beside its graphs.</param>
/// <param name="Result">What each stage leaves on disk, by its name.</param>
/// <param name="Checkpoint">The largest checkpoint.</param>
public sealed record ProbeSizes(long Program, long Weights, Height Step, Height Graph, Height Solve, IReadOnlyDictionary<string, long> Result, long Checkpoint);
