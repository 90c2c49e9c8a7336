namespace BiSSL.Training.Data.Readers.Matlab;

/// <summary>Variables of a MATLAB file, or fields of a struct in one, by name.</summary>
internal sealed class MatFile(string path, IReadOnlyDictionary<string, MatArray> arrays)
{
    /// <exception cref="UserError">Not a MATLAB file of version 5, cut off, or damaged.</exception>
    public static MatFile Read(string path) => new(path, new MatReader(path).Variables());

    /// <summary>Whole numbers.</summary>
    /// <exception cref="UserError">There is no such variable, or it holds something else.</exception>
    public int[] Numbers(string name) => Of<MatNumbers>(name, "numbers").Values is { } values && values.All(value => value == Math.Floor(value) && Math.Abs(value) < int.MaxValue)
        ? [.. values.Select(value => (int)value)]
        : throw DataFile.Damaged(path, $"'{name}' holds numbers that are not whole");

    /// <inheritdoc cref="Numbers"/>
    public string Text(string name) => Of<MatText>(name, "text").Value;

    /// <summary>The texts of a cell array.</summary>
    /// <inheritdoc cref="Numbers"/>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Of<MatCells>(name, "cells").Cells.Select(cell => cell is MatText text ? text.Value : throw DataFile.Damaged(path, $"'{name}' holds cells without text"))];

    /// <summary>The elements of a struct array.</summary>
    /// <inheritdoc cref="Numbers"/>
    public IReadOnlyList<MatFile> Structs(string name) => [.. Of<MatStructs>(name, "structs").Elements.Select(fields => new MatFile(path, fields))];

    private T Of<T>(string name, string kind)
        where T : MatArray =>
        arrays.GetValueOrDefault(name) switch
        {
            T array => array,
            null => throw DataFile.Damaged(path, $"it has no '{name}'"),
            _ => throw DataFile.Damaged(path, $"'{name}' holds no {kind}"),
        };
}
