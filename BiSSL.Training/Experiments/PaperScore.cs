namespace BiSSL.Training.Experiments;

/// <summary>A published accuracy, per cent: mean and standard deviation over ten seeds of fine-tuning.</summary>
public sealed record PaperAccuracy(double Mean, double Deviation);

/// <summary>A row of the paper's Table 1: BiSSL, and fine-tuning alone after pretext training.</summary>
public sealed record PaperScore(PaperAccuracy Bissl, PaperAccuracy Pretext)
{
    /// <summary>BiSSL's less the baseline's, of the published means.</summary>
    public double Difference => Math.Round(Bissl.Mean - Pretext.Mean, 1);
}
