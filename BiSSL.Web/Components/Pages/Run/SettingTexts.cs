using System.Globalization;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The settings that may change on the way, as the page writes them.</summary>
internal static class SettingTexts
{
    /// <summary>In two words.</summary>
    public static string Word(string name) => name switch
    {
        LiveSettings.Lambda => "pull to θD",
        LiveSettings.Gamma => "direct gradient",
        LiveSettings.Alpha => "adaption",
        _ => "learning rates",
    };

    public static string Meaning(string name) => name switch
    {
        LiveSettings.Lambda => "Weight of the pull of θP towards θD in the lower level",
        LiveSettings.Gamma => "Weight of the direct downstream gradient in the upper level",
        LiveSettings.Alpha => "How far θD moves towards θP when it adapts, 0 to 1",
        _ => "What every learning rate is multiplied by",
    };

    /// <summary>What a hand usually moves it between; any number can be typed.</summary>
    public static LogScale Scale(string name) => name switch
    {
        LiveSettings.Alpha => new(0.001, 1),
        LiveSettings.LearningRate => new(0.01, 100),
        _ => new(0.00001, 100),
    };

    /// <summary>Every digit, as it is typed: 0.3 or 1e-7.</summary>
    public static string Number(double value) => OptionText.Format(value).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal).Replace("E+", "e", StringComparison.Ordinal);

    /// <summary>The value that was typed.</summary>
    /// <returns>Nothing if <see cref="Fault"/> says why.</returns>
    public static double? Value(string name, string typed) => Fault(name, typed) is null ? Parsed(typed) : null;

    /// <summary>What is wrong with a value that was typed, if anything is.</summary>
    public static string? Fault(string name, string typed)
    {
        string symbol = LiveSettings.Symbol(name);
        double most = LiveSettings.Most(name);
        return typed.Contains(',', StringComparison.Ordinal) ? $"{symbol}: write the decimal point as a point, not as a comma: {typed.Replace(',', '.')}."
            : Parsed(typed) is not { } value || value < 0 ? $"{symbol} is a number of at least 0, such as 0.01."
            : value > most ? $"{symbol} is at most {NumberText.Of(most)}: {NumberText.Of(value)} is beyond anything that trains."
            : name == LiveSettings.LearningRate && value == 0 ? "η× multiplies every learning rate; it is above 0."
            : null;
    }

    private static double? Parsed(string typed) =>
        double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
