using System.Numerics;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Something that is done to every pixel by itself. A struct, so that each change becomes a loop of its own.</summary>
internal interface IPixelChange
{
    /// <summary>The new levels of several pixels.</summary>
    void Apply(ref Vector<float> red, ref Vector<float> green, ref Vector<float> blue);
}
