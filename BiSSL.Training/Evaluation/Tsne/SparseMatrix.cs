namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>A sparse square matrix, row after row: row i's columns and values lie at Offsets[i] … Offsets[i + 1].</summary>
public sealed record SparseMatrix(int[] Offsets, int[] Columns, float[] Values)
{
    public int Rows => Offsets.Length - 1;
}
