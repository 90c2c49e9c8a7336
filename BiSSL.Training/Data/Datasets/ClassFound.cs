namespace BiSSL.Training.Data.Datasets;

/// <summary>One class as a check found it. An image of several classes counts for each.</summary>
/// <param name="Examples">Training images on its row of examples.</param>
public sealed record ClassFound(string Name, int Train, int Validation, int Test, int Examples);
