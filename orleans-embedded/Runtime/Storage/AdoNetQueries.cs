using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Orleans.Embedded;

/// <summary>
/// The statements that Orleans' ADO.NET providers use, read from the table OrleansQuery, so that both runtimes run the very
/// same SQL on the same rows.
/// </summary>
internal sealed class AdoNetQueries
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly Dictionary<string, string> _texts;

    private AdoNetQueries(NpgsqlDataSource dataSource, Dictionary<string, string> texts)
    {
        _dataSource = dataSource;
        _texts = texts;
    }

    /// <exception cref="InvalidOperationException">The schema is not there.</exception>
    public static async Task<AdoNetQueries> Read(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>();
        await using var command = dataSource.CreateCommand("select QueryKey, QueryText from OrleansQuery");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            texts[reader.GetString(0)] = reader.GetString(1);
        }

        return new(dataSource, texts);
    }

    /// <summary>Runs the statement of that key; <paramref name="read"/> sees every row.</summary>
    public async Task<List<T>> Run<T>(string key, Func<NpgsqlDataReader, T> read, params (string Name, NpgsqlDbType Type, object? Value)[] parameters)
    {
        await using var command = _dataSource.CreateCommand(_texts.GetValueOrDefault(key) ?? throw new InvalidOperationException($"The table OrleansQuery has no {key}"));
        foreach (var (name, type, value) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult);
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
