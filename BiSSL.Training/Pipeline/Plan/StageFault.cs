namespace BiSSL.Training.Pipeline.Plan;

/// <summary>A stage failed; the message says which and, in the words of whoever found it, why.</summary>
public sealed class StageFault(string message, Exception? inner = null) : Exception(message, inner);
