namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>What a curve is called, and how it is best drawn.</summary>
/// <param name="Log">Whether its values span powers of ten.</param>
/// <param name="Raw">Whether it is too smooth or too short for an average.</param>
internal sealed record SeriesText(string Name, string Title, bool Log = false, bool Raw = false)
{
    private static readonly SeriesText[] s_all =
    [
        new("pretext/loss", "Pretext loss"),
        new("pretext/gradNorm", "Gradient norm", Log: true),
        new("pretext/learningRate", "Learning rate", Raw: true),
        new("head/loss", "Head loss"),
        new("lower/loss", "Lower loss LP(θP)"),
        new("upper/loss", "Upper loss LD(θP)"),
        new("upper/directLoss", "Direct loss LD(θD)"),
        new("cg/recurrence", "CG residual ‖r‖/‖v‖, newest upper step", Log: true),
        new("cg/true", "CG true residual ‖v − Ax‖/‖v‖", Log: true),
        new("cg/curvature", "Curvature dᵀAd/dᵀd, newest upper step"),
        new("cg/negativeLayers", "Layers with negative curvature"),
        new("hyper/cosine", "cos(A⁻¹v, v)"),
        new("hyper/directCosine", "cos(implicit, direct)"),
        new("hyper/normRatio", "‖A⁻¹v‖/‖v‖", Log: true),
        new("hyper/directRatio", "‖implicit‖/‖direct‖", Log: true),
        new("hyper/norm", "‖v‖", Log: true),
        new("lower/coupling", "Coupling C = ‖λ(θP − θD)‖/‖∇LP‖", Log: true),
        new("distance/total", "Distance ‖θP − θD‖"),
        new("lower/gradNorm", "Lower gradient norm", Log: true),
        new("upper/gradNorm", "Upper gradient norm", Log: true),
        new("lower/learningRate", "Lower learning rate", Raw: true),
        new("upper/learningRate", "Upper learning rate", Raw: true),
        new("finetune/valTop1", "Validation top-1, %", Raw: true),
        new("finetune/valTop5", "Validation top-5, %", Raw: true),
        new("finetune/valLoss", "Validation loss", Raw: true),
        new("finetune/loss", "Fine-tuning loss"),
        new("finetune/learningRate", "Learning rate", Raw: true),
    ];

    /// <summary>A name that is not known stands for itself.</summary>
    public static SeriesText Of(string name) => s_all.FirstOrDefault(text => text.Name == name) ?? new(name, name);

    /// <summary>Its place in a list, the most telling first.</summary>
    public static int Order(string name) => Array.FindIndex(s_all, text => text.Name == name) is >= 0 and var index ? index : s_all.Length;
}
