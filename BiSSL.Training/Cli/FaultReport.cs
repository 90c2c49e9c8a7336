using System.Globalization;

namespace BiSSL.Training.Cli;

/// <summary>Keeps what only a programmer wants to read of a fault in a file, and gives people a sentence.</summary>
internal static class FaultReport
{
    /// <param name="folder">Where to keep it.</param>
    /// <returns>What went wrong and where the rest is.</returns>
    public static string Keep(Exception fault, string folder)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bissl-fault-{Environment.ProcessId}.txt"));
        var sentence = fault.Message.ReplaceLineEndings(" ").TrimEnd();
        try
        {
            File.WriteAllText(file, fault.ToString());
            return $"{sentence} (For a report of this fault: {file})";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{sentence} ({fault.GetType().Name})";
        }
    }
}
