namespace BiSSL.Training.Data.Readers.Matlab;

/// <summary>An array of a MATLAB file, its elements in MATLAB's order, column by column.</summary>
internal abstract record MatArray;

internal sealed record MatNumbers(double[] Values) : MatArray;

internal sealed record MatText(string Value) : MatArray;

internal sealed record MatCells(IReadOnlyList<MatArray> Cells) : MatArray;

/// <summary>Each element is its fields by name.</summary>
internal sealed record MatStructs(IReadOnlyList<IReadOnlyDictionary<string, MatArray>> Elements) : MatArray;
