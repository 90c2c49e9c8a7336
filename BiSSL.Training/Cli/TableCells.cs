using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>Rows of tables from text as it is.</summary>
internal static class TableCells
{
    /// <summary>Adds a row, each cell on one line.</summary>
    public static void AddCells(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(PlainText.Line(cell))));
}
