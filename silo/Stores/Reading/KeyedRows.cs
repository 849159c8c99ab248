using Npgsql;

namespace InstaHub.Silo.Stores.Reading;

/// <summary>What a <see cref="CoalescedReader{TKey, TValue}"/> asks of the database.</summary>
internal static class KeyedRows
{
    /// <summary>The rows of some ids, by id; ids without a row are left out.</summary>
    /// <param name="database">Where.</param>
    /// <param name="sql">Selects them, each once. Parameter: the ids.</param>
    /// <param name="ids">Each once.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="idOf">The id of what was read.</param>
    /// <param name="cancellationToken">For the database.</param>
    public static async Task<Dictionary<Guid, T>> ReadByIdAsync<T>(
        this NpgsqlDataSource database, string sql, Guid[] ids, Func<NpgsqlDataReader, T> read, Func<T, Guid> idOf, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<Guid, T>(ids.Length);
        while (await rows.ReadAsync(cancellationToken))
        {
            var row = read(rows);
            found.Add(idOf(row), row);
        }

        return found;
    }
}
