namespace BiSSL.Training.Data.Generated;

/// <summary>Pixel centres of a square image in [−1, 1]², x to the right, y downwards, row by row.</summary>
internal sealed class PixelGrid
{
    public PixelGrid(int size)
    {
        Size = size;
        X = new float[size * size];
        Y = new float[size * size];
        for (var i = 0; i < X.Length; i++)
        {
            X[i] = Centre(i % size);
            Y[i] = Centre(i / size);
        }
    }

    public int Size { get; }

    public int Count => X.Length;

    public float[] X { get; }

    public float[] Y { get; }

    /// <summary>Steepness of a painted edge per unit of distance: 25 at 32 pixels, i.e. about one pixel wide at any size.</summary>
    public float Sharpness => 25f * Size / 32;

    private float Centre(int index) => (2 * index + 1f) / Size - 1;
}
