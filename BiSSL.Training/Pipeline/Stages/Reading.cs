namespace BiSSL.Training.Pipeline.Stages;

/// <summary>One number measured of a stage on the way.</summary>
/// <param name="Series">The curve that gets it, such as "now/probe".</param>
/// <param name="What">What was measured, in words.</param>
/// <param name="Percent">Its value.</param>
public sealed record Reading(string Series, string What, double Percent);
