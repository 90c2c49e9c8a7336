namespace BiSSL.Training.Weights;

/// <summary>A rule of the safetensors format that a header breaks, worded to follow the file's name and "is not a valid safetensors file:".</summary>
internal sealed class HeaderFault : Exception
{
    public HeaderFault(string message) : base(message) { }

    public HeaderFault(string message, Exception inner) : base(message, inner) { }
}
