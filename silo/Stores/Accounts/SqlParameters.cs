using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>Parameters of the commands of this feature, and their ways of reading.</summary>
internal static class SqlParameters
{
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>A time; UTC.</summary>
    public static NpgsqlCommand At(this NpgsqlCommand command, DateTimeOffset value) => command.With(value.UtcDateTime);

    /// <summary>A value that may be null.</summary>
    public static NpgsqlCommand OrNull(this NpgsqlCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }

    /// <summary>All rows.</summary>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }
}
