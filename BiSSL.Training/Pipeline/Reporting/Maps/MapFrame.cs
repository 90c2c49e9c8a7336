namespace BiSSL.Training.Pipeline.Reporting.Maps;

/// <summary>What is known of each point in one frame; all lists have N entries.</summary>
/// <param name="KnnLabels">The class that most of a point's nearest neighbours have.</param>
/// <param name="KnnShares">Their share among them, 0…1.</param>
/// <param name="Predictions">The class that the trained head names; −1 where there is none.</param>
/// <param name="Confidences">The head's probability of it; 0 where there is none.</param>
/// <param name="Clusters">The cluster in full dimension.</param>
public sealed record MapFrame(int[] KnnLabels, float[] KnnShares, int[] Predictions, float[] Confidences, int[] Clusters);
