using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Stages;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>Stores the features of a stage's backbone where they are due, and whenever somebody asks.</summary>
public sealed class StageFeatures(Job job, IStage stage, FeatureShelf shelf, RunControl control)
{
    private int _done = control.Embeddings.Answered;

    /// <summary>Stores a set if it was asked for since the last time.</summary>
    /// <param name="step">Steps finished.</param>
    public void Look(int step)
    {
        if (_done == control.Embeddings.Asked)
            return;
        _done = control.Embeddings.Asked;
        if (stage.Embedded is { } what)
            control.Embeddings.Answer(shelf.Store(job, step, what));
    }

    /// <summary>Stores a set if one is due.</summary>
    /// <param name="step">Steps finished.</param>
    public void After(int step)
    {
        if (stage.Embedded is { } what && what.IsDue(step, stage.Steps))
            shelf.Store(job, step, what);
    }
}
