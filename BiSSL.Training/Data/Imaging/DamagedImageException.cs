namespace BiSSL.Training.Data.Imaging;

/// <summary>The bytes are not a whole picture; the message is the decoder's own words.</summary>
public sealed class DamagedImageException : Exception
{
    public DamagedImageException(string message) : base(message) { }

    public DamagedImageException(string message, Exception inner) : base(message, inner) { }

    public DamagedImageException() { }
}
