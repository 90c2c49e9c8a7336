using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Control;

/// <summary>The values of one stage that may change while it trains. A stage reads them at every step.</summary>
public sealed class StageSettings(BilevelOptions options)
{
    /// <summary>λ, the pull of θP towards θD.</summary>
    public double Lambda { get; private set; } = options.Lambda;

    /// <summary>γ, the weight of the direct downstream gradient.</summary>
    public double Gamma { get; private set; } = options.Gamma;

    /// <summary>α, how far θD adapts.</summary>
    public double Alpha { get; private set; } = options.AdaptStrength;

    /// <summary>What every learning rate of the stage is multiplied by.</summary>
    public double LearningRate { get; private set; } = 1;

    /// <summary>Called now and then in the middle of a long step, to see what people want; throws <see cref="StepGivenUp"/> where they can't wait.</summary>
    public Action Look { get; set; } = () => { };

    public double this[string name]
    {
        get => name switch
        {
            LiveSettings.Lambda => Lambda,
            LiveSettings.Gamma => Gamma,
            LiveSettings.Alpha => Alpha,
            LiveSettings.LearningRate => LearningRate,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a setting that can change"),
        };
        set => _ = name switch
        {
            LiveSettings.Lambda => Lambda = value,
            LiveSettings.Gamma => Gamma = value,
            LiveSettings.Alpha => Alpha = value,
            LiveSettings.LearningRate => LearningRate = value,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a setting that can change"),
        };
    }

    /// <summary>Why a value can't be taken, or null when it can.</summary>
    public static string? Fault(string? name, double? value) => (name, value) switch
    {
        (null, _) or (_, null) => "Name a setting and its new value, such as: set lambda 0.01.",
        _ when !LiveSettings.Names.Contains(name) => $"'{name}' can't change while a run trains; these can: {string.Join(", ", LiveSettings.Names)}.",
        _ when !double.IsFinite(value.Value) => $"{name} must be a finite number.",
        (LiveSettings.LearningRate, <= 0) => $"lr multiplies every learning rate and must lie above 0, not {NumberText.Of(value.Value)}.",
        (_, < 0) => $"{name} must be at least 0, not {NumberText.Of(value.Value)}.",
        _ when value > LiveSettings.Most(name) => $"{name} is at most {NumberText.Of(LiveSettings.Most(name))}, not {NumberText.Of(value.Value)}.",
        _ => null,
    };
}
