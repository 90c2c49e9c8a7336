using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Catalog;

/// <summary>Something that was asked for and cannot be; the message is a sentence for people.</summary>
/// <param name="status">The HTTP status that says the same.</param>
/// <param name="faults">What is wrong, field by field, if fields are.</param>
public sealed class RequestFault(int status, string message, IReadOnlyList<OptionFault>? faults = null) : Exception(message)
{
    public int Status { get; } = status;

    public IReadOnlyList<OptionFault> Faults { get; } = faults ?? [];

    public static RequestFault NoRun(string id) => new(StatusCodes.Status404NotFound, $"There is no run {id}.");
}
