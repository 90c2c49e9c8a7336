namespace BiSSL.Tests;

/// <summary>A number of a curve, or one of a vector, as it was reported.</summary>
internal sealed record RecordedPoint(string Scope, string Series, long Step, double Value);
