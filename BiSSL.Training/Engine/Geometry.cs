namespace BiSSL.Training.Engine;

/// <summary>Stride in both directions, and the zero padding at either end of the rows' and the columns' dimension.</summary>
internal readonly record struct Geometry(int Stride, int Rows, int Columns);
