using System.Globalization;
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

    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
