using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>Classification by the most similar features (Wu et al. 2018): each of the k nearest by cosine votes with weight exp(cosine/τ).</summary>
public static class NearestNeighbours
{
    private const int Rows = 1024;

    /// <summary>Percentage of the test features whose winning class is their label.</summary>
    /// <param name="train">[N, D].</param>
    /// <param name="trainLabels">[N], integers below <paramref name="classes"/>.</param>
    /// <param name="test">[M, D].</param>
    /// <param name="testLabels">[M].</param>
    /// <param name="classes">C.</param>
    /// <param name="neighbours">k; more than N means N.</param>
    /// <param name="temperature">τ.</param>
    public static double Accuracy(Tensor train, Tensor trainLabels, Tensor test, Tensor testLabels, int classes, int neighbours = 20, double temperature = 0.07)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var bank = nn.functional.normalize(train).t(); // [D, N]
        var votes = nn.functional.one_hot(trainLabels, classes).to(train.dtype); // [N, C]
        var k = (int)Math.Min(neighbours, train.shape[0]);
        var scores = nn.functional.normalize(test).split(Rows).Select(rows => Scores(rows.mm(bank), votes, k, temperature)).ToArray();
        return TopK.Accuracy(cat(scores), testLabels, 1);
    }

    /// <summary>[M, C] of similarities [M, N].</summary>
    private static Tensor Scores(Tensor similarity, Tensor votes, int k, double temperature)
    {
        using var scope = NewDisposeScope();
        var (cosine, nearest) = similarity.topk(k); // [M, k]
        var weight = ((cosine - 1) / temperature).exp().unsqueeze(2); // [M, k, 1]
        var chosen = votes.index_select(0, nearest.flatten()).view(nearest.shape[0], k, votes.shape[1]); // [M, k, C]
        return (chosen * weight).sum(1).MoveToOuterDisposeScope(); // [M, C]
    }
}
