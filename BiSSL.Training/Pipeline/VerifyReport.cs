namespace BiSSL.Training.Pipeline;

/// <summary>How far Algorithm 1 was from what a verification case expects.</summary>
/// <param name="Case">The case's file name.</param>
/// <param name="Tolerance">Largest relative error allowed.</param>
/// <param name="Groups">Largest relative error of each group: theta_p, theta_d, phi_p, phi_d, trace.</param>
public sealed record VerifyReport(string Case, double Tolerance, IReadOnlyList<GroupError> Groups)
{
    public bool Passed => Groups.All(group => group.Error <= Math.Max(Tolerance, group.Rounding));
}

/// <summary>The largest relative error in one group of tensors; not a number counts as a failure.</summary>
/// <param name="Rounding">How far rounding alone may take it: measured where the error is above the tolerance, else 0.</param>
public sealed record GroupError(string Group, double Error, double Rounding = 0);
