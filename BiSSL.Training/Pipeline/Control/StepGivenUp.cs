namespace BiSSL.Training.Pipeline.Control;

/// <summary>Somebody wants a stop, a pause or a checkpoint in the middle of a long step: it is given up, leaves everything as it was before it, and is made again later.</summary>
public sealed class StepGivenUp : Exception;
