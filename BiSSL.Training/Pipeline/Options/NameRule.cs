using System.Globalization;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>What may be the name of a run, an experiment or a part of one, whoever gives it.</summary>
public static class NameRule
{
    /// <summary>Characters of a run's name.</summary>
    public const int Longest = 200;

    private const int Shown = 20;

    /// <summary>What is wrong with a name, if anything is.</summary>
    /// <param name="path">The option or field that holds it.</param>
    /// <param name="shortest">1 where there must be one.</param>
    public static IEnumerable<OptionFault> Faults(string path, string name, int shortest = 0, int longest = Longest)
    {
        if (Why(name, shortest, longest) is { } why)
            yield return new OptionFault(path, PlainText.Line(name.Length > Shown ? name[..Shown] + "…" : name), why);
    }

    private static string? Why(string name, int shortest, int longest) =>
        name.Length < shortest || name.Length > longest || name.Trim().Length != name.Length
            ? string.Create(CultureInfo.InvariantCulture, $"allowed is a name of {shortest} to {longest} characters, without spaces at its ends")
        : PlainText.Steering(name) is { } steering
            ? string.Create(CultureInfo.InvariantCulture, $"a name holds no characters that steer a terminal or turn the text, such as U+{(int)steering:X4}")
        : null;
}
