namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>What a few steps of every stage took, in seconds for each image of their batches.</summary>
/// <param name="Batch">Images of a pretext batch that were measured with.</param>
/// <param name="Pretext">A pretext step.</param>
/// <param name="Lower">A lower step of Algorithm 1.</param>
/// <param name="Upper">An upper step without its products, for each labelled image.</param>
/// <param name="Graph">Building the graph of a Hessian batch's first-order gradient.</param>
/// <param name="Product">One Hessian-vector product over a batch whose graph is kept.</param>
/// <param name="Head">A step of the head warm-up.</param>
/// <param name="FineTune">A step of fine-tuning.</param>
/// <param name="Evaluation">A forward pass.</param>
public sealed record ProbeTimes(
    int Batch, double Pretext, double Lower, double Upper, double Graph, double Product, double Head, double FineTune, double Evaluation);
