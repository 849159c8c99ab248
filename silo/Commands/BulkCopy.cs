using Npgsql;

namespace InstaHub.Silo.Commands;

/// <summary>Writes rows by <c>COPY</c>.</summary>
/// <param name="connection">Open.</param>
/// <param name="written">Is told after each row.</param>
/// <param name="cancellationToken">Breaks it off.</param>
public sealed class BulkCopy(NpgsqlConnection connection, Action written, CancellationToken cancellationToken)
{
    /// <summary>For what the server takes for one thing, indexing rows included.</summary>
    public static readonly TimeSpan RowTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Writes rows into a table.</summary>
    /// <param name="table">With its columns: <c>table (column, …)</c>.</param>
    /// <param name="rows">What the rows are of.</param>
    /// <param name="writeRow">Writes the columns of one.</param>
    /// <param name="tells">Whether each row is told of.</param>
    public async Task WriteAsync<T>(string table, IEnumerable<T> rows, Func<NpgsqlBinaryImporter, T, Task> writeRow, bool tells = true)
    {
        await using var importer = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)", cancellationToken);
        importer.Timeout = RowTimeout;
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            await writeRow(importer, row);
            if (tells)
                written();
        }
        await importer.CompleteAsync(cancellationToken);
    }

    /// <summary>Runs a statement.</summary>
    public async Task ExecuteAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)RowTimeout.TotalSeconds };
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
