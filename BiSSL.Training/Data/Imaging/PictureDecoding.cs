namespace BiSSL.Training.Data.Imaging;

/// <summary>How pictures are decoded: all that decides their pixels besides their files.</summary>
/// <param name="ShortSide">Pixels that the short side must have at least, where the picture has them; a large JPEG is decoded smaller. 0 decodes the whole size.</param>
public sealed record PictureDecoding(int ShortSide)
{
    /// <summary>What is seen where a picture is transparent.</summary>
    public PictureGround Ground { get; init; } = PictureGround.White;

    public JpegDecoder Jpeg { get; init; }
}
