using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Control;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>
/// A part of the pipeline that is a sequence of optimiser steps. Everything that changes from step to step is in <see cref="State"/>,
/// <see cref="Scalars"/> and the step's number: data and augmentation are pure functions of the latter.
/// </summary>
public interface IStage : IDisposable
{
    /// <summary>Optimiser steps in all.</summary>
    int Steps { get; }

    /// <summary>What may be changed on the way.</summary>
    StageSettings Settings { get; }

    /// <summary>Images in the batches of the steps made so far in this session; none if no step takes a batch.</summary>
    long Images { get; }

    /// <summary>Names of the tensors that its curves by layer tell of, in their order; empty if it has no such curves.</summary>
    IReadOnlyList<string> Layers => [];

    /// <summary>The live tensors that a checkpoint holds and a resume overwrites.</summary>
    IReadOnlyList<(string Name, Tensor Value)> State { get; }

    /// <summary>Makes step number <paramref name="step"/>, counted from 0. The caller's dispose scope takes what is left over.</summary>
    void Step(int step);

    /// <summary>Reports what steps have left on the device. Called from time to time, and before anything that a resume relies on.</summary>
    /// <exception cref="NonFiniteCurve">A loss or a gradient's norm was not finite.</exception>
    void Report() { }

    /// <summary>Makes sure that <see cref="State"/> may be kept, before a checkpoint and before <see cref="Result"/>.</summary>
    /// <param name="step">Steps finished.</param>
    /// <exception cref="Diverged">What steps have left, or a weight, is not finite.</exception>
    void Check(int step)
    {
        Report();
        FiniteWeights.Require(State, "training", step, Remedy.Of(""));
    }

    /// <summary>Measures the present weights on the validation images and moves nothing; empty where there is nothing to measure.</summary>
    IReadOnlyList<Reading> Measure();

    /// <summary>The network whose features are worth looking at; null where there is none.</summary>
    Embedded? Embedded => null;

    /// <summary>What a checkpoint holds besides tensors.</summary>
    JsonObject Scalars();

    /// <summary>Takes back what <see cref="Scalars"/> gave, before <see cref="State"/> is overwritten.</summary>
    void Restore(JsonObject scalars);

    /// <summary>What later stages need, after the last step: weights by name, and what was measured.</summary>
    StageResult Result();
}
