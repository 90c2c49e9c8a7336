namespace BiSSL.Training.Pipeline.Plan;

/// <summary>How many images a run's data hold.</summary>
/// <param name="Unlabelled">Images of the pretext task.</param>
public sealed record ImageCounts(int Unlabelled, int Train, int Validation, int Test)
{
    /// <summary>All but the unlabelled ones.</summary>
    public long Labelled => (long)Train + Validation + Test;
}
