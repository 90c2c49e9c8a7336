namespace BiSSL.Training.Pipeline.Plan;

/// <summary>How many images a run's data hold.</summary>
/// <param name="Unlabelled">Images of the pretext task.</param>
public sealed record ImageCounts(int Unlabelled, int Train, int Validation, int Test)
{
    public long All => (long)Unlabelled + Train + Validation + Test;
}
