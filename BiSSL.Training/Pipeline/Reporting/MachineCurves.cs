namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>Curves of what the machine does meanwhile. Their steps are Unix seconds, and they differ from run to run where training's do not.</summary>
public static class MachineCurves
{
    /// <summary>Whose curves they are.</summary>
    public const string Scope = "machine";

    /// <summary>The curve of a stage's images per second, by the stage's scope.</summary>
    public static string ImagesPerSecond(string scope) => $"{scope}/imagesPerSecond";
}
