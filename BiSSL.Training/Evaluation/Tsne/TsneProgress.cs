namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>How an embedding stands.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Divergence">The Kullback–Leibler divergence of the present positions, without exaggeration.</param>
/// <param name="Positions">Live: copy what is to be kept.</param>
public readonly record struct TsneProgress(int Iteration, int Iterations, double Divergence, Plane Positions);
