namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>A setting as it was changed on the way; a resumed run applies it again at exactly this step.</summary>
/// <param name="Step">The first step of the scope that used the value.</param>
/// <param name="Name">One of <see cref="LiveSettings.Names"/>.</param>
/// <param name="Command">The command that asked for it.</param>
public sealed record AppliedSetting(string Scope, long Step, string Name, double Value, long Command);
