namespace BiSSL.Training.Data.Imaging;

/// <summary>A picture as it is stored: 3·Height·Width bytes, channel by channel, row by row.</summary>
public sealed record PlanarImage(PictureSize Size, byte[] Pixels);
