using System.Data;
using Npgsql;

namespace InstaHub.Stores.Contract;

/// <summary>Runs the statements of <c>OrleansQuery</c> as Orleans' ADO.NET providers do: by key, with typed named parameters.</summary>
internal sealed class OrleansQueries(NpgsqlDataSource source)
{
    /// <summary>The rows of the answer, as column name and value; null for SQL's null.</summary>
    public async Task<IReadOnlyList<Dictionary<string, object?>>> RunAsync(string key, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var find = new NpgsqlCommand("select QueryText from OrleansQuery where QueryKey = $1", connection) { Parameters = { new() { Value = key } } };
        await using var command = new NpgsqlCommand((string)(await find.ExecuteScalarAsync())!, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new NpgsqlParameter { ParameterName = name, Value = value ?? DBNull.Value, DbType = TypeOf(name, value) });

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i), StringComparer.OrdinalIgnoreCase));
        return rows;
    }

    /// <summary>The one number an answer consists of: what the providers read as yes or no.</summary>
    public async Task<object?> NumberAsync(string key, params (string Name, object? Value)[] parameters) =>
        Assert.Single(Assert.Single(await RunAsync(key, parameters))).Value;

    private static DbType TypeOf(string name, object? value) => value switch
    {
        int => DbType.Int32,
        long => DbType.Int64,
        byte[] => DbType.Binary,
        DateTime => DbType.DateTime,
        null when name == "GrainStateVersion" => DbType.Int32,
        string or null => DbType.String,
        _ => throw new ArgumentException($"The providers have no parameter like {name}."),
    };
}
