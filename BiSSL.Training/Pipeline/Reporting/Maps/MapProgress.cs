namespace BiSSL.Training.Pipeline.Reporting.Maps;

/// <summary>How far a map is.</summary>
/// <param name="Frame">The frame it works at, from 0.</param>
/// <param name="Frames">Frames in all; 0 before they are known.</param>
/// <param name="Iteration">Iterations done of this frame's positions.</param>
/// <param name="Divergence">The Kullback–Leibler divergence at that iteration; nothing before it is known.</param>
public sealed record MapProgress(MapPhase Phase, int Frame = 0, int Frames = 0, int Iteration = 0, int Iterations = 0, double? Divergence = null);
